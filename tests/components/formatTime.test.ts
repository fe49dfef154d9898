import { expect, it } from 'vitest';
import { formatTime, formatTimeZone } from '../../src/texts/formatTime';

const START = '2027-01-05T08:00:00Z';
const inGerman = (timeZone: string | undefined) => formatTime(START, 'de', timeZone);

it('a day and time are in the words of the language, in the zone', () => {
  expect(inGerman('Europe/Brussels')).toBe('Dienstag, 5. Januar 2027 um 09:00');
  expect(formatTimeZone(START, 'de', 'Europe/Brussels')).toBe('Mitteleuropäische Normalzeit');
});

it('a zone that the device does not know costs the reader their zone, not their language', () => {
  expect(inGerman('Mars/Olympus')).toBe(inGerman(undefined));
  expect(inGerman('Mars/Olympus')).toContain('Januar');
});

it('a language that is none costs the reader their language, not their zone', () => {
  expect(formatTime(START, 'x', 'Asia/Tokyo')).toBe(formatTime(START, undefined, 'Asia/Tokyo'));
});
