import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { textsPage } from '../../scripts/textsTable';
import { englishLabels } from '../../src/texts/labels';
import { allLabels } from '../../src/texts/panelLabels';

it('the page of texts is up to date (npm run texts writes it)', async () => {
  expect(readFileSync('docs/texts.md', 'utf8')).toBe(await textsPage());
});

/** The labels of buttons and links. */
const BUTTONS = [
  'tryNow',
  'retry',
  'pay',
  'chooseTime',
  'openAppointment',
  'openInNewTab',
  'joinCall',
  'reschedule',
  'keepTime',
  'cancelAppointment',
  'cancelConfirm',
  'keepAppointment',
  'cancelOther',
  'addToCalendar',
] as const;

/** Longer labels that can't be shortened without becoming unclear. */
const LONGER = new Set([
  'Yes, cancel the appointment',
  'Am Videogespräch teilnehmen',
  'Rejoindre la consultation',
]);

it.each(['en', 'de', 'es', 'et', 'fr', 'nl', 'pl', 'ro', 'ru'])(
  'buttons in %s have at most 24 letters, with few exceptions',
  async (language) => {
    const { labels } =
      language === 'en'
        ? { labels: allLabels(englishLabels) }
        : ((await import(`../../src/texts/languages/${language}.ts`)) as {
            labels: ReturnType<typeof allLabels>;
          });
    const long = BUTTONS.map((name) => labels[name]).filter((text) => text.length > 24);
    expect(long.filter((text) => !LONGER.has(text))).toEqual([]);
  },
);
