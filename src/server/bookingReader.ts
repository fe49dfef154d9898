import { CALLS_V2 } from '../api/cal/operations';
import { parseBookingOrSeries, unwrap } from '../api/cal/parseBooking';
import type { Booking } from '../booking/booking';
import { isRecord } from '../wire';
import { Refusal, upstreamRefusal } from './answers';
import type { AskCal, CalAnswer } from './calUpstream';
import { ownPart } from './ownPart';

interface Asked {
  bookingUid?: string | undefined;
  seatUid?: string | undefined;
}

export interface BookingReader {
  /** What Cal.com answers to whoever has no key. */
  answer: () => Promise<CalAnswer>;
  /** The booking in it: of a shared one the asked seat and nobody else's. `undefined`: Cal.com knows none, or not yet. */
  booking: () => Promise<Booking | undefined>;
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => (reading ??= read());
}

/** Whether an answer is about the booking, or the seat, that was asked for. */
function isAbout(json: unknown, { bookingUid, seatUid }: Asked): boolean {
  const bookings = [unwrap(json, 'data')].flat();
  return bookings.every((one: unknown) => {
    if (!isRecord(one)) return false;
    const { uid, recurringBookingUid, attendees } = one;
    if (seatUid === undefined) return uid === bookingUid || recurringBookingUid === bookingUid;
    // Where they are hidden, there is nobody's name in it.
    if (!Array.isArray(attendees) || attendees.length === 0) return true;
    return attendees.some((seat: unknown) => isRecord(seat) && seat['seatUid'] === seatUid);
  });
}

/** Reads what a request is about from Cal.com's public API, once a request. Rejects with a Refusal. */
export function createBookingReader(ask: AskCal, asked: Asked, signal: AbortSignal): BookingReader {
  const { bookingUid, seatUid } = asked;
  const name = seatUid === undefined ? 'getBooking' : 'getBookingBySeat';
  const key = seatUid ?? bookingUid;
  const call = CALLS_V2[name];
  const answer = once(async () => {
    if (!call) throw new Error(`Cal.com has no ${name}`);
    const answered = await ask({ name, call, key }, { withKey: false, signal });
    // Whatever stands in front of Cal.com may answer with somebody else's.
    if (answered.status < 300 && !isAbout(answered.json, asked)) {
      throw upstreamRefusal('Cal.com', 'invalid_response');
    }
    return answered;
  });
  return {
    answer,
    booking: once(async () => {
      if (key === undefined) return undefined;
      const { status, json, headers } = await answer();
      if (status === 429) {
        const after = headers.get('retry-after');
        const wait = after === null ? {} : { 'retry-after': after };
        throw new Refusal(429, 'rate_limited', 'Cal.com was asked too often.', wait);
      }
      if (status >= 500) throw upstreamRefusal('Cal.com', 'server_error');
      if (status >= 300) return undefined;
      const booking = parseBookingOrSeries(
        unwrap(ownPart(json, seatUid), 'data'),
        undefined,
        bookingUid,
      );
      const ofAnother =
        seatUid !== undefined && bookingUid !== undefined && booking.uid !== bookingUid;
      return ofAnother ? undefined : { ...booking, seatUid: booking.seatUid ?? seatUid };
    }),
  };
}
