import { CAL_API_VERSION_HEADER, CAL_API_VERSION_VALUE } from '../api/cal/operations';
import { readJson, request } from '../api/request';
import type { BookedAppointment } from '../embed/bookedAppointment';
import { BookingError } from '../errors';
import { isRecord, readText, type WireRecord } from '../wire';
import { bookingNotFound, type ReadBooking } from './refusal';

export const missingCalApiUrl = (): BookingError =>
  new BookingError(
    'missing_cal_api_url',
    'completeWhen "confirmed" and verifyBooking ask Cal.com\'s API, and where that is is not known of a self-hosted ' +
      'server, nor by a hook. Set calApiUrl to the base address of its API v2: "https://api.cal.com/v2", or your own.',
  );

const RESPOND_WITHIN_MS = 10_000;

/** A shared booking's own metadata is of whoever took the first seat; each seat has its own. */
function metadataOf(booking: WireRecord, seatUid: string | undefined): WireRecord {
  const attendees = Array.isArray(booking['attendees']) ? booking['attendees'] : [];
  const seat: unknown = attendees.find((one) => isRecord(one) && one['seatUid'] === seatUid);
  const isSeat = seatUid !== undefined && isRecord(seat) && isRecord(seat['metadata']);
  const metadata = isSeat ? seat['metadata'] : booking['metadata'];
  return isRecord(metadata) ? metadata : {};
}

/**
 * Reads a booking without a key (Cal.com API v2: `GET /v2/bookings/{uid}`, version 2024-08-13).
 *
 * @throws BookingError `booking_not_found` where Cal.com does not know it, `missing_cal_api_url`, and `network` for
 *   anything that may pass.
 */
export async function readPublicBooking(
  calApiUrl: string | undefined,
  { uid, seatUid }: Pick<BookedAppointment, 'uid' | 'seatUid'>,
): Promise<ReadBooking> {
  if (!calApiUrl) throw missingCalApiUrl();
  try {
    const { status, body } = await request(
      'Cal.com',
      `${calApiUrl}/bookings/${encodeURIComponent(uid)}`,
      { headers: { [CAL_API_VERSION_HEADER]: CAL_API_VERSION_VALUE } },
      { timeout: RESPOND_WITHIN_MS },
    );
    if (status === 404) throw bookingNotFound();
    const json = readJson(body);
    const data = isRecord(json) ? json['data'] : undefined;
    // A recurring booking is a list; its occurrences share status and metadata.
    const booking: unknown = Array.isArray(data) ? data[0] : data;
    if (status !== 200 || !isRecord(booking)) throw new TypeError(`status ${status}`);
    return {
      status: readText(booking['status'])?.toLowerCase() ?? 'unknown',
      rescheduledToUid: readText(booking['rescheduledToUid']),
      metadata: metadataOf(booking, seatUid),
    };
  } catch (cause) {
    if (cause instanceof BookingError && cause.code === 'booking_not_found') throw cause;
    throw new BookingError(
      'network',
      'The booking could not be read back from Cal.com. It is tried again by itself.',
      { recoverable: true, cause },
    );
  }
}
