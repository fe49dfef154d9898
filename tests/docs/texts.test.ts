import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { textsPage } from '../../scripts/textsTable';
import { englishLabels } from '../../src/texts/labels';
import { allLabels } from '../../src/texts/panelLabels';

it('the page of texts has those that patients read (npm run texts writes it)', async () => {
  expect(readFileSync('docs/texts.md', 'utf8')).toBe(await textsPage());
});

/** What is pressed. */
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

/** What cannot be said in fewer letters without a doubt about what it does. */
const LONGER = new Set([
  'Yes, cancel the appointment',
  'Am Videogespräch teilnehmen',
  'Rejoindre la consultation',
]);

it.each(['en', 'de', 'es', 'et', 'fr', 'nl', 'pl', 'ro', 'ru'])(
  'no button in %s is longer than 24 letters without need',
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
