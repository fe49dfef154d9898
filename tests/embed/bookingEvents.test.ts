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

const told: { kind: string; booking: BookedAppointment }[] = [];
const listen = () =>
  listenForBookings({ onBooking: (kind, booking) => told.push({ kind, booking }) });

beforeEach(() => {
  told.length = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a booking', () => {
  it('that both versions tell of comes out once, at once, with the number of version 1', () => {
    const { receive } = listen();
    receive('bookingSuccessful', version1());
    receive('bookingSuccessfulV2', version2({ videoCallUrl: 'https://meet.example/1' }));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({
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

  it('holds nothing of the patient’s', () => {
    const { receive } = listen();
    receive('bookingSuccessful', version1());
    receive('bookingSuccessfulV2', version2());
    expect(JSON.stringify(told)).not.toMatch(/Jo Patient|jo@example|private|mia@clinic/);
  });

  it('that only version 1 tells of comes out after a moment', () => {
    const { receive } = listen();
    receive('bookingSuccessful', version1());
    expect(told).toHaveLength(0);
    vi.runAllTimers();
    expect(told).toHaveLength(1);
    expect(told[0]?.booking.id).toBe(4242);
  });

  it('that only version 1 tells of comes out at once when the page is left', () => {
    const { receive, flush } = listen();
    receive('bookingSuccessful', version1());
    flush();
    vi.runAllTimers();
    expect(told).toHaveLength(1);
  });

  it('that only version 2 tells of comes out at once, without a number', () => {
    const { receive } = listen();
    receive('bookingSuccessfulV2', version2());
    expect(told).toHaveLength(1);
    expect(told[0]?.booking.id).toBeUndefined();
  });

  it('whose versions come in the other order, and name a seat only then, is one', () => {
    const { receive } = listen();
    receive('bookingSuccessfulV2', version2());
    receive('bookingSuccessful', version1({ seatReferenceUid: 'seat-1' }));
    vi.runAllTimers();
    expect(told).toHaveLength(1);
  });

  it('is announced at once, although it is told of in a moment', () => {
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

  it('of another seat in the same slot is another one', () => {
    const { receive } = listen();
    for (const seat of ['seat-1', 'seat-2', 'seat-2']) {
      receive('bookingSuccessful', version1({ seatReferenceUid: seat }));
      receive('bookingSuccessfulV2', version2());
    }
    expect(told.map(({ booking }) => booking.seatUid)).toEqual(['seat-1', 'seat-2']);
  });

  it('told of again is not a second one, and another one is', () => {
    const { receive } = listen();
    receive('bookingSuccessfulV2', version2());
    receive('bookingSuccessful', version1());
    receive('bookingSuccessfulV2', version2());
    vi.runAllTimers();
    receive('bookingSuccessfulV2', version2({ uid: 'def' }));
    expect(told.map(({ booking }) => booking.uid)).toEqual(['abc', 'def']);
  });

  it('that recurs is known by its first date and has all the others', () => {
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
    expect(told[0]?.booking).toMatchObject({
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
    expect(told[0]?.booking.status).toBe('pending');
  });

  it('that has to be paid says so, although version 1 calls it confirmed', () => {
    const { receive } = listen();
    receive('bookingSuccessful', version1({ status: 'PENDING', paymentUid: 'pay' }));
    receive('bookingSuccessfulV2', version2({ status: 'PENDING', paymentRequired: undefined }));
    expect(told[0]?.booking).toMatchObject({ paymentRequired: true, status: 'pending', id: 4242 });
  });

  it('of a dry run is a rehearsal, also without a uid', () => {
    const { receive } = listen();
    receive('dryRunBookingSuccessfulV2', { ...version2(), uid: undefined });
    receive('dryRunBookingSuccessfulV2', { ...version2(), uid: undefined });
    expect(told.map(({ booking }) => booking.isDryRun)).toEqual([true, true]);
  });

  it('that was moved names the one it replaces', () => {
    const { receive } = listen();
    receive(
      'rescheduleBookingSuccessful',
      version1({ uid: 'new', id: 4243, fromReschedule: 'abc' }),
    );
    receive('rescheduleBookingSuccessfulV2', version2({ uid: 'new' }));
    expect(told).toMatchObject([
      { kind: 'rescheduled', booking: { uid: 'new', id: 4243, rescheduledFromUid: 'abc' } },
    ]);
  });

  it('that was cancelled comes out at once', () => {
    const { receive } = listen();
    receive('bookingCancelled', version1({ status: 'CANCELLED' }));
    expect(told).toMatchObject([{ kind: 'cancelled', booking: { uid: 'abc' } }]);
  });
});

describe('the number of a booking', () => {
  const idOf = (booking: Record<string, unknown>) =>
    readBookingEvent('bookingSuccessful', version1(booking))?.booking.id;

  it.each([
    ['an ordinary booking', {}, 4242],
    ['a paid one', { paymentUid: 'p', paymentId: 9, paymentRequired: true }, 4242],
    ['the first seat', { seatReferenceUid: 'seat' }, 4242],
    ['the first seat, paid', { seatReferenceUid: 'seat', paymentUid: 'p' }, 4242],
    [
      'a joined seat',
      { seatReferenceUid: 'seat', id: undefined, eventTypeId: undefined },
      undefined,
    ],
    [
      'a joined seat, paid: the payment’s',
      { seatReferenceUid: 'seat', id: 99, eventTypeId: undefined, paymentUid: 'p' },
      undefined,
    ],
    ['the payment’s number', { id: 99, paymentId: 99 }, undefined],
    ['text', { id: '4242' }, 4242],
    ['nonsense', { id: {} }, undefined],
    ['zero (a decoy)', { id: 0 }, undefined],
    ['negative (a dry run)', { id: -101 }, undefined],
    ['not whole', { id: 1.5 }, undefined],
  ])('%s', (_case, booking, id) => {
    expect(idOf(booking)).toBe(id);
  });
});

describe('a message that names no booking is ignored', () => {
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
    expect(told).toEqual([]);
  });

  it('keeps what it can of one that is half nonsense', () => {
    const { receive } = listen();
    receive('bookingSuccessfulV2', {
      uid: ' abc ',
      startTime: 'soon',
      title: 7,
      videoCallUrl: 'javascript:1',
    });
    expect(told[0]?.booking).toMatchObject({ uid: 'abc', status: 'unknown' });
    expect(told[0]?.booking.start).toBeUndefined();
    expect(told[0]?.booking.videoCallUrl).toBeUndefined();
  });
});

describe('a booking that is shared', () => {
  const shared = (locations: unknown) => ({
    eventType: { title: 'Group session', seatsPerTimeSlot: 5, locations },
  });
  const group = { title: 'Group session between Dr Mia and Ann First', location: '+32470000001' };
  const read = (type: string, booking: object, more: object) =>
    readBookingEvent(type, version1({ ...group, ...booking }, { ...more }))?.booking;

  it('is cancelled without the name of another patient, although no seat is told', () => {
    const booking = read('bookingCancelled', {}, shared([{ type: 'inPerson' }]));
    expect(booking).toMatchObject({ title: 'Group session', status: 'cancelled' });
  });

  it('has no place that a patient has said, who may be another one', () => {
    const seat = { seatReferenceUid: 'seat' };
    const at = (type: string) => read('bookingSuccessful', seat, shared([{ type }]))?.location;
    expect([at('phone'), at('attendeeInPerson'), at('somewhereElse')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(at('userPhone')).toBe(group.location);
  });

  it('keeps its title, whatever version 2 calls it', () => {
    const { receive } = listen();
    const seat = { ...group, seatReferenceUid: 'seat' };
    receive('bookingSuccessful', version1(seat, shared([{ type: 'inPerson' }])));
    receive('bookingSuccessfulV2', version2({ title: group.title }));
    expect(told[0]?.booking.title).toBe('Group session');
  });
});
