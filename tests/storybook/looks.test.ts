import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openTheatre, type Theatre } from '../../scripts/storybook/launch';
import { picturesOf } from '../../scripts/storybook/pictures';
import {
  LOOKS,
  openStage,
  statesIn,
  storiesIn,
  type Stage,
  type Story,
} from '../../scripts/storybook/stories';
import { baselineOf, compare } from './compare';

const BASELINES = join(import.meta.dirname, 'looks');
/** Pictures that differ are written here; Git ignores the folder. */
const FAILURES = 'gallery/failed';
const folder = inject('storybookDir');
const stories = storiesIn(folder);
const states = statesIn(folder);
/** These states are pictured on a phone and a desktop, light and dark: together they contain all of our parts. */
const IN_EVERY_LOOK = [
  'bookappointment-states--completed',
  'bookappointment-states--awaiting-payment',
  'bookappointment-states--page-failed',
  'bookappointment-states--cancelled-afterwards',
  'bookappointment-states--refused',
  'bookingdetails--default',
];
const isUpdate = inject('updateLooks');

let theatre: Theatre;
let stage: Stage;
const shown = new Set<string>();
const seen = new Set<string>();

beforeAll(async () => {
  rmSync(FAILURES, { recursive: true, force: true });
  theatre = await openTheatre(folder);
  stage = await openStage(theatre.browser, theatre.origin);
});
afterAll(() => theatre.close());

/** The pictures of a state that have changed. The expected, actual and differing pictures are written. */
async function changedPictures(on: Stage, story: Story): Promise<string[]> {
  const changed: string[] = [];
  shown.add(story.id);
  await on.show(story);
  const looks = IN_EVERY_LOOK.includes(story.id) ? LOOKS : LOOKS.slice(0, 1);
  for await (const { name, png } of picturesOf(on, story, looks)) {
    const path = join(BASELINES, `${name}.png`);
    seen.add(`${name}.png`);
    if (isUpdate) {
      if (!existsSync(path) || !compare(png, readFileSync(path)).isSame) {
        writeFileSync(path, baselineOf(png));
      }
      continue;
    }
    const expected = existsSync(path) ? readFileSync(path) : undefined;
    const comparison = expected && compare(png, expected);
    if (expected && comparison?.isSame) continue;
    mkdirSync(FAILURES, { recursive: true });
    writeFileSync(join(FAILURES, `${name}.actual.png`), png);
    if (expected) writeFileSync(join(FAILURES, `${name}.expected.png`), expected);
    if (comparison) writeFileSync(join(FAILURES, `${name}.diff.png`), comparison.diff);
    const share = comparison ? `${(comparison.share * 100).toFixed(2)} % differ` : 'is new';
    changed.push(`${name} ${share}; see ${FAILURES}`);
  }
  return changed;
}

/** `show` rejects if a step of the story fails, or if axe finds a problem. */
test.each(stories.map((story) => [`${story.title}: ${story.name}`, story] as const))(
  '%s runs to its end, passes axe, and looks as before',
  async (_, story) => {
    if (states.some(({ id }) => id === story.id)) {
      expect(await changedPictures(stage, story)).toEqual([]);
    } else await stage.show(story);
  },
);

test('the states that are pictured in every look exist', () => {
  const ids = new Set(states.map(({ id }) => id));
  expect(IN_EVERY_LOOK.filter((id) => !ids.has(id))).toEqual([]);
});

test('every picture belongs to a state that exists', ({ skip }) => {
  skip(
    states.some(({ id }) => !shown.has(id)),
    'Not every state was shown.',
  );
  const gone = readdirSync(BASELINES).filter((file) => !seen.has(file));
  if (isUpdate) for (const file of gone) rmSync(join(BASELINES, file));
  else expect(gone).toEqual([]);
});

test.skipIf(isUpdate)('another font rendering doesn’t count as a change', async () => {
  const other = await openTheatre(folder, ['--hide-scrollbars', '--font-render-hinting=full']);
  const completed = states.find(({ id }) => id === 'bookappointment-states--completed');
  if (!completed) throw new Error('The story of the completed state has another name now.');
  const there = await openStage(other.browser, other.origin);
  expect(await changedPictures(there, completed)).toEqual([]);
  await other.close();
});

test.skipIf(isUpdate)('the test notices a changed gap, colour and border', async () => {
  const changes = [
    '[data-awell-booking-actions] { padding-top: 2px !important }',
    '[data-awell-booking-panel] button { background: #0b57d0 !important }',
    '[data-awell-booking-facts] { border-color: transparent !important }',
  ];
  const completed = states.find(({ id }) => id === 'bookappointment-states--completed') as Story;
  await stage.show(completed);
  await stage.setLook({ theme: 'light', width: 390 });
  const baseline = readFileSync(join(BASELINES, 'bookappointment-completed-390-light.png'));
  const host = stage.page.locator('.host');
  for (const content of changes) {
    const style = await stage.page.addStyleTag({ content });
    const png = await host.screenshot({ animations: 'disabled' });
    expect(compare(png, baseline).isSame, content).toBe(false);
    await style.evaluate((element) => (element as Element).remove());
  }
});
