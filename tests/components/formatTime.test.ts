import { expect, it } from 'vitest';
import { formatSpan, formatTimes, formatTimeZone } from '../../src/texts/formatTime';

const START = '2027-01-05T08:00:00Z';
const END = '2027-01-05T08:30:00Z';
const inGerman = (timeZone: string | undefined) => formatSpan(START, END, 'de', timeZone).join('');

it('a day and its time, from when to when, are in the words of the language, in the zone', () => {
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
])('a zone is named without jargon, with how far it is from UTC, in %s', (locale, name) => {
  expect(formatTimeZone(START, locale, 'Europe/Brussels')).toBe(name);
});

it('an end that is not known, or before the start, is left out', () => {
  for (const end of [undefined, '2027-01-05T07:00:00Z']) {
    expect(formatSpan(START, end, 'en-GB', 'Europe/Brussels')[1]).toBe('09:00');
  }
});

it('an end on another day is said with its day, in a text that may be broken', () => {
  const [span, time] = formatSpan(START, '2027-01-06T08:00:00Z', 'en-GB', 'Europe/Brussels');
  expect(span).toMatch(/Tuesday.*09:00.*Wednesday.*09:00/);
  expect(time).toBe('');
});

it('a zone that the device does not know costs the reader their zone, not their language', () => {
  expect(inGerman('Mars/Olympus')).toBe(inGerman(undefined));
  expect(inGerman('Mars/Olympus')).toContain('Januar');
});

it('a language that is none costs the reader their language, not their zone', () => {
  expect(formatSpan(START, END, 'x', 'Asia/Tokyo')).toEqual(
    formatSpan(START, END, undefined, 'Asia/Tokyo'),
  );
});
