import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BookedAppointment } from '../../src/booking/bookedAppointment';
import { readBookingEvent } from '../../src/embed/bookingEvents';
import { listenForBookings } from '../../src/embed/bookingListener';

const version1 = (booking: Record<string, unknown> = {}, more: Record<string, unknown> = {}) => ({
  booking: {
    id: 4242,
    uid: 'abc',
    title: 'Intake between Dr Mia and Jo',
    startTime: '2027-01-05T09:00:00.000Z',
    endTime: '2027-01-05T09:30:00.000Z',
    status: 'ACCEPTED',
    eventTypeId: 7,
    attendees: [{ name: 'Jo Patient', email: 'jo@example.com' }],
    responses: { name: 'Jo Patient', email: 'jo@example.com', notes: 'private' },
    ...booking,
  },
  eventType: {},
  date: '2027-01-05T09:00:00.000Z',
  organizer: { name: 'Dr Mia', email: 'mia@clinic.example', timeZone: 'Europe/Brussels' },
  confirmed: true,
  ...more,
});

const version2 = (more: Record<string, unknown> = {}) => ({
  uid: 'abc',
  title: 'Intake between Dr Mia and Jo',
  startTime: '2027-01-05T09:00:00.000Z',
  endTime: '2027-01-05T09:30:00.000Z',
  eventTypeId: 7,
  status: 'ACCEPTED',
  paymentRequired: false,
  isRecurring: false,
  ...more,
});

const reported: { kind: string; booking: BookedAppointment }[] = [];
const listen = () =>
  listenForBookings({ onBooking: (kind, booking) => reported.push({ kind, booking }) });

beforeEach(() => {
  reported.length = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a booking', () => {
  it('that both versions report is passed on once, at once, with the numeric id of version 1', () => {
    const { receive } = listen();
    receive('bookingSuccessful', version1());
    receive('bookingSuccessfulV2', version2({ videoCallUrl: 'https://meet.example/1' }));
    expect(reported).toHaveLength(1);
    expect(reported[0]).toMatchObject({
      kind: 'booked',
      booking: {
        id: 4242,
        uid: 'abc',
        status: 'accepted',
        start: '2027-01-05T09:00:00.000Z',
        end: '2027-01-05T09:30:00.000Z',
        hostName: 'Dr Mia',
        videoCallUrl: 'https://meet.example/1',
        paymentRequired: false,
        isDryRun: false,
      },
    });
  });

  it('contains no patient data', () => {
    const { receive } = listen();
    receive('bookingSuccessful', version1());
    receive('bookingSuccessfulV2', version2());
    expect(JSON.stringify(reported)).not.toMatch(/Jo Patient|jo@example|private|mia@clinic/);
  });

  it('that only version 1 reports is passed on after a moment', () => {
    const { receive } = listen();
    receive('bookingSuccessful', version1());
    expect(reported).toHaveLength(0);
    vi.runAllTimers();
    expect(reported).toHaveLength(1);
    expect(reported[0]?.booking.id).toBe(4242);
  });

  it('that only version 1 reports is passed on at once when the page is closed', () => {
    const { receive, flush } = listen();
    receive('bookingSuccessful', version1());
    flush();
    vi.runAllTimers();
    expect(reported).toHaveLength(1);
  });

  it('that only version 2 reports is passed on at once, without a numeric id', () => {
    const { receive } = listen();
    receive('bookingSuccessfulV2', version2());
    expect(reported).toHaveLength(1);
    expect(reported[0]?.booking.id).toBeUndefined();
  });

  it('is passed on once if version 2 comes first and only version 1 has the seat', () => {
    const { receive } = listen();
    receive('bookingSuccessfulV2', version2());
    receive('bookingSuccessful', version1({ seatReferenceUid: 'seat-1' }));
    vi.runAllTimers();
    expect(reported).toHaveLength(1);
  });

  it('is announced at once, although it is passed on a moment later', () => {
    const expected: string[] = [];
    const { receive } = listenForBookings({
      onBooking: () => undefined,
      expect: ({ uid }) => expected.push(uid),
    });
    receive('bookingSuccessful', version1());
    receive('bookingSuccessfulV2', version2());
    receive('bookingSuccessfulV2', version2({ uid: 'def' }));
    expect(expected).toEqual(['abc']);
  });

  it('of another seat at the same time counts as another booking', () => {
    const { receive } = listen();
    for (const seat of ['seat-1', 'seat-2', 'seat-2']) {
      receive('bookingSuccessful', version1({ seatReferenceUid: seat }));
      receive('bookingSuccessfulV2', version2());
    }
    expect(reported.map(({ booking }) => booking.seatUid)).toEqual(['seat-1', 'seat-2']);
  });

  it('that is reported again isn’t passed on again, but another booking is', () => {
    const { receive } = listen();
    receive('bookingSuccessfulV2', version2());
    receive('bookingSuccessful', version1());
    receive('bookingSuccessfulV2', version2());
    vi.runAllTimers();
    receive('bookingSuccessfulV2', version2({ uid: 'def' }));
    expect(reported.map(({ booking }) => booking.uid)).toEqual(['abc', 'def']);
  });

  it('that recurs has the dates of all its occurrences', () => {
    const { receive } = listen();
    receive(
      'bookingSuccessfulV2',
      version2({
        isRecurring: true,
        allBookings: [
          { startTime: '2027-01-05T09:00:00.000Z', endTime: '2027-01-05T09:30:00.000Z' },
          { startTime: '2027-01-12T09:00:00.000Z' },
          { startTime: 'nonsense' },
          null,
        ],
      }),
    );
    expect(reported[0]?.booking).toMatchObject({
      isRecurring: true,
      occurrences: [
        { start: '2027-01-05T09:00:00.000Z', end: '2027-01-05T09:30:00.000Z' },
        { start: '2027-01-12T09:00:00.000Z' },
      ],
    });
  });

  it('that waits for confirmation is pending', () => {
    const { receive } = listen();
    receive('bookingSuccessful', version1({ status: 'PENDING' }, { confirmed: false }));
    receive('bookingSuccessfulV2', version2({ status: 'PENDING' }));
    expect(reported[0]?.booking.status).toBe('pending');
  });

  it('that must be paid says so, although version 1 calls it confirmed', () => {
    const { receive } = listen();
    receive('bookingSuccessful', version1({ status: 'PENDING', paymentUid: 'pay' }));
    receive('bookingSuccessfulV2', version2({ status: 'PENDING', paymentRequired: undefined }));
    expect(reported[0]?.booking).toMatchObject({
      paymentRequired: true,
      status: 'pending',
      id: 4242,
    });
  });

  it('of a dry run is marked as such, also without a uid', () => {
    const { receive } = listen();
    receive('dryRunBookingSuccessfulV2', { ...version2(), uid: undefined });
    receive('dryRunBookingSuccessfulV2', { ...version2(), uid: undefined });
    expect(reported.map(({ booking }) => booking.isDryRun)).toEqual([true, true]);
  });

  it('that was rescheduled names the booking that it replaces', () => {
    const { receive } = listen();
    receive(
      'rescheduleBookingSuccessful',
      version1({ uid: 'new', id: 4243, fromReschedule: 'abc' }),
    );
    receive('rescheduleBookingSuccessfulV2', version2({ uid: 'new' }));
    expect(reported).toMatchObject([
      { kind: 'rescheduled', booking: { uid: 'new', id: 4243, rescheduledFromUid: 'abc' } },
    ]);
  });

  it('that was cancelled is passed on at once', () => {
    const { receive } = listen();
    receive('bookingCancelled', version1({ status: 'CANCELLED' }));
    expect(reported).toMatchObject([{ kind: 'cancelled', booking: { uid: 'abc' } }]);
  });
});

describe('the numeric id of a booking', () => {
  const idOf = (booking: Record<string, unknown>) =>
    readBookingEvent('bookingSuccessful', version1(booking))?.booking.id;

  it.each([
    ['an ordinary booking', {}, 4242],
    ['a paid booking', { paymentUid: 'p', paymentId: 9, paymentRequired: true }, 4242],
    ['the first seat', { seatReferenceUid: 'seat' }, 4242],
    ['the first seat, paid', { seatReferenceUid: 'seat', paymentUid: 'p' }, 4242],
    [
      'a joined seat',
      { seatReferenceUid: 'seat', id: undefined, eventTypeId: undefined },
      undefined,
    ],
    [
      'a joined seat, paid: the id is the payment’s',
      { seatReferenceUid: 'seat', id: 99, eventTypeId: undefined, paymentUid: 'p' },
      undefined,
    ],
    ['the payment’s id', { id: 99, paymentId: 99 }, undefined],
    ['a number as text', { id: '4242' }, 4242],
    ['an object', { id: {} }, undefined],
    ['zero (a decoy)', { id: 0 }, undefined],
    ['negative (a dry run)', { id: -101 }, undefined],
    ['a fraction', { id: 1.5 }, undefined],
  ])('%s', (_case, booking, id) => {
    expect(idOf(booking)).toBe(id);
  });
});

describe('a message without a booking is ignored', () => {
  it.each([
    ['bookingSuccessful', null],
    ['bookingSuccessful', { booking: null }],
    ['bookingSuccessful', { booking: [] }],
    ['bookingSuccessful', { booking: { id: 1 } }],
    ['bookingSuccessful', { booking: { uid: '' } }],
    ['bookingSuccessfulV2', 'abc'],
    ['bookingSuccessfulV2', {}],
    ['bookingSuccessfulV2', { uid: 5 }],
    ['bookingSuccessfulV2', { uid: 'x'.repeat(501) }],
    ['constructor', { uid: 'abc' }],
    ['toString', { uid: 'abc' }],
    ['linkReady', { uid: 'abc' }],
  ])('%s %j', (type, data) => {
    const { receive } = listen();
    receive(type, data);
    vi.runAllTimers();
    expect(reported).toEqual([]);
  });

  it('but the valid fields of a partly invalid message are used', () => {
    const { receive } = listen();
    receive('bookingSuccessfulV2', {
      uid: ' abc ',
      startTime: 'soon',
      title: 7,
      videoCallUrl: 'javascript:1',
    });
    expect(reported[0]?.booking).toMatchObject({ uid: 'abc', status: 'unknown' });
    expect(reported[0]?.booking.start).toBeUndefined();
    expect(reported[0]?.booking.videoCallUrl).toBeUndefined();
  });
});

describe('a shared booking', () => {
  const shared = (locations: unknown) => ({
    eventType: { title: 'Group session', seatsPerTimeSlot: 5, locations },
  });
  const group = { title: 'Group session between Dr Mia and Ann First', location: '+32470000001' };
  const read = (type: string, booking: object, more: object) =>
    readBookingEvent(type, version1({ ...group, ...booking }, { ...more }))?.booking;

  it('is cancelled without another patient’s name, although the message names no seat', () => {
    const booking = read('bookingCancelled', {}, shared([{ type: 'inPerson' }]));
    expect(booking).toMatchObject({ title: 'Group session', status: 'cancelled' });
  });

  it('doesn’t show a location that a patient entered, because it may be another patient’s', () => {
    const seat = { seatReferenceUid: 'seat' };
    const at = (type: string) => read('bookingSuccessful', seat, shared([{ type }]))?.location;
    expect([at('phone'), at('attendeeInPerson'), at('somewhereElse')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(at('userPhone')).toBe(group.location);
  });

  it('keeps the event type’s title, whatever title version 2 has', () => {
    const { receive } = listen();
    const seat = { ...group, seatReferenceUid: 'seat' };
    receive('bookingSuccessful', version1(seat, shared([{ type: 'inPerson' }])));
    receive('bookingSuccessfulV2', version2({ title: group.title }));
    expect(reported[0]?.booking.title).toBe('Group session');
  });
});
