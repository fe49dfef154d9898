import { describe, expect, it } from 'vitest';
import { calendarEntryOf, appointmentOfBooked } from '../../src/booking/appointment';
import { parseBooking } from '../../src/api/cal/parseBooking';
import type { BookedAppointment } from '../../src/booking/bookedAppointment';
import type { Booking } from '../../src/booking/booking';
import { bookingDataPoints } from '../../src/booking/bookingDataPoints';

const fromPage: BookedAppointment = {
  uid: 'abc',
  title: 'Intake',
  start: '2027-01-05T09:00:00.000Z',
  end: '2027-01-05T09:30:00.000Z',
  status: 'accepted',
  paymentRequired: false,
  isRecurring: false,
  isDryRun: false,
  hostName: 'Dr. Lena Peeters',
};

describe('an appointment of which only the booking page’s message is known', () => {
  it.each([
    ['1 Clinic Street, Brussels', '1 Clinic Street, Brussels', undefined],
    ['+32470123456', '+32470123456', undefined],
    ['integrations:daily', undefined, 'videoCall'],
    ['https://meet.example/1', undefined, undefined],
  ])('at %s shows its place on the page and in the calendar', (location, place, placeKind) => {
    const appointment = appointmentOfBooked({ ...fromPage, location });
    expect(appointment).toMatchObject({ title: 'Intake' });
    expect([appointment.place, appointment.placeKind]).toEqual([place, placeKind]);
    expect(calendarEntryOf(appointment, 'abc')).toMatchObject({ place });
  });

  it.each([
    ['Intake between Dr. Lena Peeters and Ada Lovelace', 'Intake'],
    ['Kennismaking tussen Dr. Lena Peeters en Ada Lovelace', 'Kennismaking'],
    ['First intake with Dr. Lena Peeters', 'First intake'],
    ['First intake – Dr. Lena Peeters', 'First intake'],
    ['First Intake Dr. Lena Peeters', 'First Intake'],
    ['Dr. Lena Peeters: intake', 'Dr. Lena Peeters: intake'],
    ['Ada Lovelace, intake', 'Ada Lovelace, intake'],
  ])('is named after its event type if its title is %j', (title, name) => {
    expect(appointmentOfBooked({ ...fromPage, title })).toMatchObject({ title: name });
  });

  it('has a name in the calendar, even if the message of a seat has no title', () => {
    const appointment = appointmentOfBooked({ ...fromPage, title: undefined });
    expect(calendarEntryOf(appointment, 'abc')).toMatchObject({ title: 'Dr. Lena Peeters' });
  });
});

it('the data points of a shared booking contain only the patient’s own seat', () => {
  const ann = { name: 'Ann First', email: 'ann@example.com', seatUid: 's1' };
  const kim = { name: 'Kim', seatUid: 's2', metadata: { awellActivityId: 'act-kim' } };
  const shared = parseBooking({
    uid: 'abc',
    start: fromPage.start,
    title: 'Group session between Dr Mia and Ann First',
    attendees: [ann, kim],
    metadata: { awellActivityId: 'act-ann' },
    bookingFieldsResponses: { name: 'Ann First', email: 'ann@example.com' },
  }) as Booking;
  expect(JSON.stringify(bookingDataPoints(shared))).not.toMatch(/\bann\b/i);
  const own = bookingDataPoints({ ...shared, seatUid: 's2' });
  expect(own).toContainEqual({ key: 'firstAttendeeName', value: 'Kim' });
  expect(own).toContainEqual({ key: 'metadata', value: '{"awellActivityId":"act-kim"}' });
  expect(JSON.stringify(own)).not.toMatch(/\bann\b/i);
});
