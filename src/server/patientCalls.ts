import type { Booking } from '../booking/booking';
import { isSeatUnknown, whyUnchangeable } from '../booking/identity';
import { isRecord } from '../wire';
import { Refusal } from './answers';
import type { BookingReader } from './bookingReader';
import type { AskCal, CalAnswer, CalAsked } from './calUpstream';
import { ownPart, rowOf } from './ownPart';

/** A call that some event types allow only with the host's key. */
export type KeyedCall = 'createBooking';

interface PatientCallOptions {
  ask: AskCal;
  reader: BookingReader;
  seatUid: string | undefined;
  keyFor: readonly KeyedCall[];
  signal: AbortSignal;
}

const notAllowed = (code: string, message: string): Refusal => new Refusal(403, code, message);

const WHY: Readonly<Record<NonNullable<ReturnType<typeof whyUnchangeable>>, string>> = {
  seat_needed: 'This booking is shared, so seatUid is required.',
  booking_over: 'This appointment is over, or was declined.',
  series:
    'This uid covers all dates of a recurring appointment. Reschedule one date, by its own uid.',
};

async function read(reader: BookingReader): Promise<Booking> {
  const booking = await reader.booking();
  if (booking) return booking;
  throw new Refusal(404, 'not_found', "Cal.com doesn't know this booking (yet).");
}

async function checkChange(change: 'move' | 'cancel', reader: BookingReader): Promise<void> {
  const why = whyUnchangeable(await read(reader), change);
  if (why) throw notAllowed(why, WHY[why]);
}

async function checkCalendarLinks(reader: BookingReader): Promise<void> {
  const booking = await read(reader);
  if (booking.seatUid === undefined && !isSeatUnknown(booking)) return;
  throw notAllowed(
    'shared_booking',
    "Calendar links name whoever took the first seat, so they aren't available for shared bookings.",
  );
}

/** Only the beginning of Cal.com's message is compared: later parts may quote what a patient typed. */
function needsSignIn({ status, json }: CalAnswer): boolean {
  const error = isRecord(json) && isRecord(json['error']) ? json['error'] : {};
  return status === 401 && /^checkBookingRequiresAuthentication\b/.test(String(error['message']));
}

async function create(asked: CalAsked, options: PatientCallOptions): Promise<CalAnswer> {
  const { ask, keyFor, signal } = options;
  const answer = await ask(asked, { withKey: false, signal });
  if (!needsSignIn(answer)) return answer;
  if (keyFor.includes('createBooking')) return ask(asked, { withKey: true, signal });
  throw notAllowed(
    'requires_authentication',
    "This event type accepts bookings only from its host's account. Turn that off in Cal.com, or let the proxy book with the key: keyFor: ['createBooking'].",
  );
}

/** Makes a patient's call without the key, and removes other people's data from the answer. */
export async function callForPatient(
  asked: CalAsked,
  options: PatientCallOptions,
): Promise<CalAnswer> {
  const { ask, reader, seatUid, signal } = options;
  const { name } = asked;
  const reduced = (answer: CalAnswer): CalAnswer =>
    answer.status < 300 && isRecord(answer.json)
      ? { ...answer, json: ownPart(answer.json, seatUid) }
      : answer;
  switch (name) {
    case 'getBooking':
    case 'getBookingBySeat':
      return reduced(await reader.answer());
    case 'createBooking':
      return reduced(await create(asked, options));
    case 'cancelBooking':
    case 'rescheduleBooking':
      await checkChange(name === 'cancelBooking' ? 'cancel' : 'move', reader);
      return reduced(await ask(asked, { withKey: false, signal }));
    case 'getBookingRow': {
      const answer = await ask(asked, { withKey: false, signal });
      return answer.status < 300 ? { ...answer, json: rowOf(answer.json) } : answer;
    }
    case 'getSlots':
      return ask(asked, { withKey: false, signal });
    case 'getCalendarLinks':
      await checkCalendarLinks(reader);
      return ask(asked, { withKey: true, signal });
    default:
      throw notAllowed('unauthorized', `${name} needs the key, so only a 'host' may call it.`);
  }
}
