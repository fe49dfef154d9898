import { expect, it } from 'vitest';
import { formatSpan, formatTimes, formatTimeZone } from '../../src/texts/formatTime';

const START = '2027-01-05T08:00:00Z';
const END = '2027-01-05T08:30:00Z';
const inGerman = (timeZone: string | undefined) => formatSpan(START, END, 'de', timeZone).join('');

it('the day and times are formatted in the language and time zone', () => {
  expect(formatSpan(START, END, 'nl', 'Europe/Brussels')).toEqual([
    'dinsdag 5 januari 2027, ',
    '09:00–09:30',
  ]);
  expect(formatTimes(START, END, 'nl', 'America/New_York')).toBe('03:00–03:30');
});

it.each([
  ['de', 'Mitteleuropäische Zeit (GMT+1)'],
  ['nl', 'Midden-Europese tijd (GMT+1)'],
  ['en-GB', 'Central European Time (GMT+1)'],
])('a time zone has a plain name and its offset from UTC in %s', (locale, name) => {
  expect(formatTimeZone(START, locale, 'Europe/Brussels')).toBe(name);
});

it('an end that is unknown or before the start is left out', () => {
  for (const end of [undefined, '2027-01-05T07:00:00Z']) {
    expect(formatSpan(START, end, 'en-GB', 'Europe/Brussels')[1]).toBe('09:00');
  }
});

it('an end on another day is shown with its day, in a text that can wrap', () => {
  const [span, time] = formatSpan(START, '2027-01-06T08:00:00Z', 'en-GB', 'Europe/Brussels');
  expect(span).toMatch(/Tuesday.*09:00.*Wednesday.*09:00/);
  expect(time).toBe('');
});

it('a time zone that the device doesn’t know is ignored, and the language is still used', () => {
  expect(inGerman('Mars/Olympus')).toBe(inGerman(undefined));
  expect(inGerman('Mars/Olympus')).toContain('Januar');
});

it('an invalid language is ignored, and the time zone is still used', () => {
  expect(formatSpan(START, END, 'x', 'Asia/Tokyo')).toEqual(
    formatSpan(START, END, undefined, 'Asia/Tokyo'),
  );
});
