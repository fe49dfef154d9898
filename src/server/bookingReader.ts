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
  /** Cal.com's answer without the key. */
  answer: () => Promise<CalAnswer>;
  /** Its booking, reduced to the requested seat if it is shared. `undefined` if Cal.com doesn't know it (yet). */
  booking: () => Promise<Booking | undefined>;
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => (reading ??= read());
}

/** Whether an answer is about the requested booking or seat. */
function isAbout(json: unknown, { bookingUid, seatUid }: Asked): boolean {
  const bookings = [unwrap(json, 'data')].flat();
  return bookings.every((one: unknown) => {
    if (!isRecord(one)) return false;
    const { uid, recurringBookingUid, attendees } = one;
    if (seatUid === undefined) return uid === bookingUid || recurringBookingUid === bookingUid;
    // If attendees are hidden, the answer has no names.
    if (!Array.isArray(attendees) || attendees.length === 0) return true;
    return attendees.some((seat: unknown) => isRecord(seat) && seat['seatUid'] === seatUid);
  });
}

/** Reads the requested booking from Cal.com's public API, at most once per request. Rejects with a Refusal. */
export function createBookingReader(ask: AskCal, asked: Asked, signal: AbortSignal): BookingReader {
  const { bookingUid, seatUid } = asked;
  const name = seatUid === undefined ? 'getBooking' : 'getBookingBySeat';
  const key = seatUid ?? bookingUid;
  const call = CALLS_V2[name];
  const answer = once(async () => {
    if (!call) throw new Error(`Cal.com has no ${name}`);
    const answered = await ask({ name, call, key }, { withKey: false, signal });
    // A cache in front of Cal.com may answer with another booking.
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
        throw new Refusal(429, 'rate_limited', 'Too many requests to Cal.com. Retry later.', wait);
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
