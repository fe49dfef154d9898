import { expect, it } from 'vitest';
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

it('an appointment is a calendar entry at its time, of which nothing can break out', () => {
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
