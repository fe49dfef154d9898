import type { Random } from '../random';

/** One message of the booking page. */
export interface BookingMessage {
  type: string;
  data: object;
  /** After the message before it, in ms; 0 is the same task of the booking page. */
  after: number;
}

/** A booking that the patient makes, and how Cal.com tells of it. */
export interface PlannedBooking {
  uid: string;
  messages: BookingMessage[];
  /** What Awell has to be told: Cal.com's number where a first message truly tells it, otherwise the uid. */
  expected: string;
}

/** Nothing of these may turn up in storage, in the console or at Awell. */
export const PERSONAL = /Jo Patient|jo@example|Intake with|Dr Mia|private words/;

type Kind = 'plain' | 'seat' | 'paidSeat' | 'unpaid' | 'recurring' | 'pending';
const KINDS: readonly Kind[] = [
  'plain',
  'plain',
  'plain',
  'seat',
  'paidSeat',
  'unpaid',
  'recurring',
  'pending',
];

type Order = 'both' | 'v1' | 'v2' | 'swapped' | 'apart';
const ORDERS: readonly Order[] = ['both', 'both', 'both', 'v1', 'v2', 'swapped', 'apart'];

const common = (uid: string, kind: Kind) => ({
  uid,
  title: 'Intake with Dr Mia and Jo Patient',
  startTime: '2027-01-05T09:00:00.000Z',
  endTime: '2027-01-05T09:30:00.000Z',
  status: kind === 'pending' ? 'PENDING' : 'ACCEPTED',
  paymentRequired: kind === 'unpaid' || kind === 'paidSeat',
});

/** What version 1 adds, by kind. Joining a paid seat, `id` is the payment's. */
function numbers(uid: string, id: number, kind: Kind): object {
  if (kind === 'paidSeat') {
    return {
      id: id + 1,
      paymentId: id + 1,
      paymentUid: `pay-${uid}`,
      seatReferenceUid: `s-${uid}`,
    };
  }
  const seat = kind === 'seat' ? { seatReferenceUid: `s-${uid}` } : {};
  const payment = kind === 'unpaid' ? { paymentId: id + 1, paymentUid: `pay-${uid}` } : {};
  return { id, eventTypeId: 7, ...seat, ...payment };
}

/** The page of a booking tells that it was cancelled. */
export const cancellation = (uid: string): BookingMessage => ({
  type: 'bookingCancelled',
  data: { booking: { uid, status: 'CANCELLED' } },
  after: 0,
});

/** @param replaces `uid` of the booking that is moved. Version 2 of the event does not name it. */
export function makeBooking(random: Random, number: number, replaces?: string): PlannedBooking {
  const uid = `booking${number}`;
  const id = 4_000 + number * 10;
  const kind = random.pick(KINDS);
  const order = kind === 'recurring' ? 'v2' : random.pick(ORDERS);
  const name = replaces === undefined ? 'bookingSuccessful' : 'rescheduleBookingSuccessful';
  const jo = { name: 'Jo Patient', email: 'jo@example.com', notes: 'private words' };
  const v1: BookingMessage = {
    type: name,
    after: 0,
    data: {
      booking: {
        ...common(uid, kind),
        ...numbers(uid, id, kind),
        fromReschedule: replaces ?? null,
        attendees: [jo],
        responses: jo,
      },
      organizer: { name: 'Dr Mia', email: 'mia@clinic.example', timeZone: 'Europe/Brussels' },
    },
  };
  const v2: BookingMessage = {
    type: `${name}V2`,
    after: 0,
    data: { ...common(uid, kind), eventTypeId: 7, isRecurring: kind === 'recurring' },
  };
  const orders: Record<Order, BookingMessage[]> = {
    both: [v1, v2],
    v1: [v1],
    v2: [v2],
    swapped: [v2, v1],
    apart: [v1, { ...v2, after: random.int(20, 400) }],
  };
  const messages = orders[order];
  const repeats = random.chance(0.3) ? [{ ...messages[0], after: random.soon() }] : [];
  const tellsNumber = kind !== 'paidSeat' && messages[0] === v1;
  return {
    uid,
    messages: [...messages, ...repeats] as BookingMessage[],
    expected: tellsNumber ? String(id) : uid,
  };
}
