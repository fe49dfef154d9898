import ICAL from 'ical.js';
import { expect, it, vi } from 'vitest';
import { calendarFile } from '../../src/booking/calendarFile';

const entry = {
  uid: 'a7JdM3uY@Cal.com\r\nATTENDEE:mailto:y@example.com',
  title: 'Intake, with Dr Mia; and Jo\r\nATTENDEE:mailto:x@example.com',
  dates: [
    { start: '2027-01-05T09:00:00.000Z', end: '2027-01-05T09:30:00.000Z' },
    { start: '2027-01-12T09:00:00.000Z', end: '2027-01-12T09:30:00.000Z' },
  ],
  place: 'Calcom HQ, 2nd floor',
};

it('an appointment becomes a calendar entry at its time, and no text can add lines to it', () => {
  const lines = calendarFile(entry).split('\r\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      'BEGIN:VCALENDAR',
      'UID:a7JdM3uY@Cal.comATTENDEE:mailto:y@example.com',
      'DTSTART:20270105T090000Z',
      'DTEND:20270105T093000Z',
      'DTSTART:20270112T090000Z',
      String.raw`LOCATION:Calcom HQ\, 2nd floor`,
    ]),
  );
  expect(lines.some((line) => line.startsWith('ATTENDEE'))).toBe(false);
});

/** The entries of a file, as another library reads them. */
const readBack = (file: string) =>
  new ICAL.Component(ICAL.parse(file) as [])
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event));

const octetsOf = (line: string) => new TextEncoder().encode(line).length;

it.each([
  ['accents', 'é'.repeat(100)],
  ['emoji', '🩺'.repeat(60)],
  ['emoji that start one byte later', `a${'🩺'.repeat(60)}`],
  ['families of emoji', '👩‍👩‍👧‍👦'.repeat(20)],
  ['Japanese', '日本'.repeat(60)],
  ['Arabic', 'موعد مع الطبيبة '.repeat(12).trim()],
  ['75 letters', 'x'.repeat(75)],
  ['1,000 letters', 'x'.repeat(1000)],
  ['special characters', 'a;b,c\\d:"e" \\n END:VEVENT'],
  ['line ends', 'one\ntwo\nthree'],
])('another library reads a title of %s unchanged', (_what, title) => {
  const place = `${title}, 2nd floor`;
  const file = calendarFile({ ...entry, title, place });
  const [event] = readBack(file);
  expect([event?.summary, event?.location]).toEqual([title, place]);
  for (const line of file.split('\r\n')) {
    expect(octetsOf(line)).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\r\n]/);
  }
});

it.each(['one\rtwo', 'one\r\ntwo', 'one\u2028two'])(
  'every kind of line end is one line break: %j',
  (title) => {
    expect(readBack(calendarFile({ ...entry, title }))[0]?.summary).toBe('one\ntwo');
  },
);

it('control characters are left out', () => {
  const title = 'one\u0000\u0007\u001b[31mtwo';
  expect(readBack(calendarFile({ ...entry, title }))[0]?.summary).toBe('one[31mtwo');
});

it('a file that is saved later replaces the earlier one in the calendar, for each date', () => {
  vi.useFakeTimers({ now: new Date('2026-12-01T09:00:00Z') });
  const before = readBack(calendarFile(entry));
  vi.setSystemTime('2026-12-01T09:00:02Z');
  const after = readBack(calendarFile(entry));
  vi.useRealTimers();
  expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid));
  expect(new Set(after.map(({ uid }) => uid)).size).toBe(2);
  const sequenceOf = (event: (typeof after)[number] | undefined) => Number(event?.sequence);
  expect(sequenceOf(after[0])).toBeGreaterThan(sequenceOf(before[0]));
  expect(sequenceOf(before[0])).toBeGreaterThan(0);
});
