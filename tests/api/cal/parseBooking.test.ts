import { describe, expect, it } from 'vitest';
import { bookingDataPoints } from '../../../src/booking/bookingDataPoints';
import { parseBooking, parseBookingOrSeries } from '../../../src/api/cal/parseBooking';

const START = '2026-10-06T09:00:00.000Z';
const END = '2026-10-06T09:30:00.000Z';

describe('a booking of', () => {
  it('API v1 is parsed to the same as one of v2', () => {
    const v1 = {
      id: 91,
      uid: 'bFJeNb2uX8ANpT3JL5EfXw',
      userId: 5,
      eventTypeId: 7,
      title: 'Intake between Dr. Mia and Sam',
      description: '',
      startTime: '2026-10-06T11:00:00+02:00',
      endTime: '2026-10-06T11:30:00+02:00',
      status: 'ACCEPTED',
      attendees: [
        { email: 'sam@example.com', name: 'Sam', timeZone: 'Europe/London', locale: 'en' },
      ],
      user: { email: 'mia@clinic.example', name: 'Dr. Mia', timeZone: 'Europe/Brussels' },
      metadata: { patientRef: 'p-991', videoCallUrl: 'https://meet.example/1' },
      responses: { name: 'Sam', location: { value: 'integrations:daily', optionValue: '' } },
      fromReschedule: 'older',
      rescheduledBy: null,
    };
    const v2 = {
      id: 91,
      uid: 'bFJeNb2uX8ANpT3JL5EfXw',
      eventTypeId: 7,
      eventType: { id: 7 },
      title: 'Intake between Dr. Mia and Sam',
      description: null,
      start: START,
      end: END,
      duration: 30,
      status: 'accepted',
      attendees: [
        {
          email: 'sam+clxyz@example.com',
          displayEmail: 'sam@example.com',
          name: 'Sam',
          timeZone: 'Europe/London',
          language: 'en',
        },
      ],
      hosts: [
        {
          email: 'mia@clinic.example',
          displayEmail: 'mia@clinic.example',
          name: 'Dr. Mia',
          timeZone: 'Europe/Brussels',
        },
      ],
      location: 'integrations:daily',
      metadata: { patientRef: 'p-991', videoCallUrl: 'https://meet.example/1' },
      bookingFieldsResponses: {
        name: 'Sam',
        location: { value: 'integrations:daily', optionValue: '' },
      },
      rescheduledFromUid: 'older',
      cancellationReason: '',
      rescheduledByEmail: '',
    };
    expect(parseBooking(v1)).toEqual(parseBooking(v2));
    expect(parseBooking(v1)).toMatchObject({
      status: 'accepted',
      start: START,
      end: END,
      durationMinutes: 30,
      description: undefined,
      location: 'integrations:daily',
      videoCallUrl: 'https://meet.example/1',
    });
  });

  it('a host whose account was deleted has no hosts', () => {
    const gone = { id: 'unknown', name: 'unknown', email: 'unknown', timeZone: 'unknown' };
    expect(parseBooking({ uid: 'u', start: START, hosts: [gone] })?.hosts).toEqual([]);
  });

  it('a shared time has its attendees’ seats', () => {
    const attendees = [{ name: 'Sam', email: 's@example.com', seatUid: 'seat-1', absent: false }];
    const booking = parseBooking(
      { uid: 'u', start: START, attendees, seatUid: 'seat-1' },
      'https://c',
    );
    expect(booking).toMatchObject({
      seatUid: 'seat-1',
      attendees: [{ seatUid: 'seat-1', isAbsent: false }],
      guests: [],
      responses: {},
      rescheduleUrl: 'https://c/reschedule/seat-1',
    });
  });

  it.each([
    ['Harbour Street 1, Ghent', 'Harbour Street 1, Ghent'],
    ['https://meet.example/x', 'https://meet.example/x'],
    ['+32 470 12 34 56', undefined],
    ['12 Elm Street, at Ann’s', undefined],
  ])('a shared time doesn’t show the place that the first patient typed: %s', (location, shown) => {
    const typed = { value: 'attendeeInPerson', optionValue: '12 Elm Street, at Ann’s' };
    const first = { seatUid: 'seat-1', bookingFieldsResponses: { location: typed } };
    const wire = { uid: 'u', start: START, location, attendees: [first, { seatUid: 'seat-2' }] };
    expect(parseBooking(wire)?.location).toBe(shown);
  });

  it('long texts are kept: a place, a link, a reason', () => {
    const long = 'A very long way to go. '.repeat(100).trim();
    const link = `https://meet.example/${'x'.repeat(2_000)}`;
    const wire = { uid: 'u', start: START, attendees: [{}] };
    expect(parseBooking({ ...wire, location: long })?.location).toBe(long);
    expect(parseBooking({ ...wire, location: link })?.videoCallUrl).toBe(link);
    expect(parseBooking({ ...wire, cancellationReason: long })?.cancellationReason).toBe(long);
    expect(parseBooking({ ...wire, reschedulingReason: long })?.reschedulingReason).toBe(long);
  });

  it('an unknown status keeps it', () => {
    expect(parseBooking({ uid: 'u', start: START, status: 'AWAITING_HOST' })?.status).toBe(
      'awaiting_host',
    );
    expect(parseBooking({ uid: 'u', start: START, status: null })?.status).toBe('unknown');
  });

  it('only http and https links are kept', () => {
    const at = (location: unknown) => parseBooking({ uid: 'u', start: START, location });
    expect(at('javascript:alert(1)')?.videoCallUrl).toBeUndefined();
    expect(at('integrations:daily')?.videoCallUrl).toBeUndefined();
    expect(at('https://app.cal.com/video/u')?.videoCallUrl).toBe('https://app.cal.com/video/u');
  });
});

it.each([
  null,
  undefined,
  7,
  'x',
  [],
  {},
  { uid: 'u' },
  { start: START },
  { uid: '', start: START },
])('%j isn’t a booking', (wire) => {
  expect(parseBooking(wire)).toBeUndefined();
  expect(() => parseBookingOrSeries(wire)).toThrow(
    expect.objectContaining({ code: 'invalid_response' }),
  );
});

it('a booking becomes the data points of Get booking, and none is empty', () => {
  const booking = parseBookingOrSeries(
    {
      id: 7,
      uid: 'u',
      title: 'Intake',
      description: '',
      status: 'accepted',
      start: START,
      end: END,
      eventTypeId: 51877,
      attendees: [{ name: 'Sam', email: 'sam@example.com', timeZone: 'Europe/London' }],
      hosts: [{ email: 'mia@clinic.example' }],
      metadata: { patientRef: 'p-991' },
    },
    'https://app.cal.com',
  );
  const { bookingData = '', ...points } = Object.fromEntries(
    bookingDataPoints(booking).map(({ key, value }) => [key, value]),
  );
  expect(JSON.parse(bookingData)).toEqual(JSON.parse(JSON.stringify(booking)));
  expect(points).toEqual({
    bookingId: '7',
    bookingUid: 'u',
    eventTypeId: '51877',
    title: 'Intake',
    startTime: START,
    endTime: END,
    status: 'accepted',
    cancelUrl: 'https://app.cal.com/booking/u?cancel=true&allRemainingBookings=false',
    rescheduleUrl: 'https://app.cal.com/reschedule/u',
    firstAttendeeEmail: 'sam@example.com',
    firstAttendeeTimezone: 'Europe/London',
    firstAttendeeName: 'Sam',
    hostEmail: 'mia@clinic.example',
    userEmail: 'mia@clinic.example',
    metadata: '{"patientRef":"p-991"}',
  });
});
