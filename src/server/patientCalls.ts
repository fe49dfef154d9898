import type { Booking } from '../booking/booking';
import { isSeatUnknown, whyUnchangeable } from '../booking/identity';
import { isRecord } from '../wire';
import { Refusal } from './answers';
import type { BookingReader } from './bookingReader';
import type { AskCal, CalAnswer, CalAsked } from './calUpstream';
import { ownPart, rowOf } from './ownPart';

/** What Cal.com takes without a key from nobody but the host, and only where the event type says so. */
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
  seat_needed: 'This booking is shared with others, so the seatUid is needed.',
  booking_over: 'This appointment is over, or was declined.',
  series: 'These are all dates of a recurring appointment. Move one of them, by its own uid.',
};

async function read(reader: BookingReader): Promise<Booking> {
  const booking = await reader.booking();
  if (booking) return booking;
  throw new Refusal(404, 'not_found', 'Cal.com does not know this booking, or not yet.');
}

async function checkChange(change: 'move' | 'cancel', reader: BookingReader): Promise<void> {
  const why = whyUnchangeable(await read(reader), change);
  if (why) throw notAllowed(why, WHY[why]);
}

async function checkCalendarLinks(reader: BookingReader): Promise<void> {
  const booking = await read(reader);
  if (booking.seatUid === undefined && !isSeatUnknown(booking)) return;
  throw notAllowed('shared_booking', 'Links to calendars name whoever took the first seat.');
}

/** By the words that Cal.com's sentence begins with: what a patient typed may be quoted further on. */
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
    "This event type takes bookings from its host's account only. Switch that off in Cal.com, or let the proxy book with the key: keyFor: ['createBooking'].",
  );
}

/** What Cal.com answers to a patient's call: without the key, with nothing in it that is somebody else's. */
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
      throw notAllowed('unauthorized', `${name} needs the key, so it is for a 'host' only.`);
  }
}
