import { CAL_API_VERSION_HEADER, CAL_API_VERSION_VALUE } from '../api/cal/operations';
import { readJson, request } from '../api/request';
import { BookingError } from '../errors';
import { isRecord, readText, type WireRecord } from '../wire';

/** What Cal.com's public API tells of a booking, as far as completing an activity needs it. */
export interface PublicBooking {
  status: string;
  /** `uid` of the booking that replaced it. */
  rescheduledToUid?: string | undefined;
  metadata: WireRecord;
}

export const missingCalApiUrl = (): BookingError =>
  new BookingError(
    'missing_cal_api_url',
    'completeWhen "confirmed" and verifyBooking ask Cal.com\'s API, and where that is on a self-hosted server is not ' +
      'known. Set calApiUrl to the base address of its API v2, for example "https://api.booking.clinic.example/v2".',
  );

const RESPOND_WITHIN_MS = 10_000;

/**
 * Reads a booking without a key (Cal.com API v2: `GET /v2/bookings/{uid}`, version 2024-08-13).
 *
 * @throws BookingError `booking_not_found` where Cal.com does not know it, `missing_cal_api_url`, and `network` for
 *   anything that may pass.
 */
export async function readPublicBooking(
  calApiUrl: string | undefined,
  uid: string,
): Promise<PublicBooking> {
  if (!calApiUrl) throw missingCalApiUrl();
  try {
    const { status, body } = await request(
      'Cal.com',
      `${calApiUrl}/bookings/${encodeURIComponent(uid)}`,
      { headers: { [CAL_API_VERSION_HEADER]: CAL_API_VERSION_VALUE } },
      { timeout: RESPOND_WITHIN_MS },
    );
    if (status === 404) {
      throw new BookingError(
        'booking_not_found',
        'Cal.com does not know this booking, so the activity was not completed. Check calApiUrl.',
      );
    }
    const json = readJson(body);
    const data = isRecord(json) ? json['data'] : undefined;
    // A recurring booking is a list; its occurrences share status and metadata.
    const booking: unknown = Array.isArray(data) ? data[0] : data;
    if (status !== 200 || !isRecord(booking)) throw new TypeError(`status ${status}`);
    return {
      status: readText(booking['status'])?.toLowerCase() ?? 'unknown',
      rescheduledToUid: readText(booking['rescheduledToUid']),
      metadata: isRecord(booking['metadata']) ? booking['metadata'] : {},
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
