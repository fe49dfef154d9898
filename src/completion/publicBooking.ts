import { lacksPath } from '../api/cal/lacksPath';
import { CAL_API_VERSION_HEADER, CAL_API_VERSION_VALUE } from '../api/cal/operations';
import { readJson, request } from '../api/request';
import type { BookedAppointment } from '../booking/bookedAppointment';
import { BookingError } from '../errors';
import { isRecord, readText, type WireRecord } from '../wire';
import { bookingNotFound, hiddenSeat, type ReadBooking } from '../booking/refusal';

export const missingCalApiUrl = (): BookingError =>
  new BookingError(
    'missing_cal_api_url',
    'completeWhen "confirmed" and verifyBooking ask Cal.com\'s API, and where that is is not known of a self-hosted ' +
      'server, nor by a hook. Set calApiUrl to the base address of its API v2: "https://api.cal.com/v2", or your own.',
  );

const RESPOND_WITHIN_MS = 10_000;
const BY_SEAT = 'by-seat/';

function mayPass(cause: unknown): never {
  throw new BookingError(
    'network',
    'The booking could not be read back from Cal.com. It is tried again by itself.',
    { recoverable: true, cause },
  );
}

/** Reads below `/bookings/`, without a key (Cal.com API v2, version 2024-08-13). */
async function read(calApiUrl: string | undefined, path: string): Promise<WireRecord> {
  if (!calApiUrl) throw missingCalApiUrl();
  const answer = await request(
    'Cal.com',
    `${calApiUrl}/bookings/${path}`,
    { headers: { [CAL_API_VERSION_HEADER]: CAL_API_VERSION_VALUE } },
    { timeout: RESPOND_WITHIN_MS },
  ).catch(mayPass);
  const { status, body } = answer;
  if (status === 404) {
    throw path.startsWith(BY_SEAT) && lacksPath(answer) ? hiddenSeat() : bookingNotFound();
  }
  const json = readJson(body);
  const data = isRecord(json) ? json['data'] : undefined;
  // A recurring booking is a list; its occurrences share status and metadata.
  const booking: unknown = Array.isArray(data) ? data[0] : data;
  if (status === 200 && isRecord(booking)) return booking;
  return mayPass(new TypeError(`status ${status}`));
}

const said = (booking: WireRecord, { metadata }: WireRecord): ReadBooking => ({
  status: readText(booking['status'])?.toLowerCase() ?? 'unknown',
  rescheduledToUid: readText(booking['rescheduledToUid']),
  metadata: isRecord(metadata) ? metadata : {},
});

const seatIn = ({ attendees }: WireRecord, seatUid: string): WireRecord | undefined =>
  (Array.isArray(attendees) ? attendees : [])
    .filter(isRecord)
    .find((attendee) => attendee['seatUid'] === seatUid);

/**
 * Reads what became of a booking. A shared one's metadata is of whoever took the first seat.
 *
 * @throws BookingError `booking_not_found` where Cal.com does not know it, `missing_cal_api_url`, and `network` for
 *   anything that may pass.
 */
export async function readPublicBooking(
  calApiUrl: string | undefined,
  { uid }: Pick<BookedAppointment, 'uid'>,
): Promise<ReadBooking> {
  const booking = await read(calApiUrl, encodeURIComponent(uid));
  return said(booking, booking);
}

/**
 * Reads a booking with the metadata that the patient left there: of a seat, its own.
 *
 * @throws BookingError as above, and `seat_hidden` where Cal.com does not show the seat.
 */
export async function readOwnBooking(
  calApiUrl: string | undefined,
  { uid, seatUid }: Pick<BookedAppointment, 'uid' | 'seatUid'>,
): Promise<ReadBooking> {
  const booking = await read(calApiUrl, encodeURIComponent(uid));
  if (seatUid === undefined) return said(booking, booking);
  // Where the event type hides who attends, whoever asks by a seat sees that one.
  const shown = seatIn(booking, seatUid)
    ? booking
    : await read(calApiUrl, BY_SEAT + encodeURIComponent(seatUid));
  const seat = seatIn(shown, seatUid);
  if (!seat) throw hiddenSeat();
  return said(shown, seat);
}
