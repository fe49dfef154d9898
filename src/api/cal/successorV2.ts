import { remember } from '../../remember';
import { isRecord } from '../../wire';
import type { Booking } from '../../booking/booking';
import type { BookingSuccessor, CalRequestOptions, Dialect } from './dialect';
import { unwrap } from './parseBooking';
import type { CallCal } from './transport';

const PAGE_SIZE = 100;
const MAX_PAGES = 3;

/** Finds out what became of a booking with API v2, which doesn't always say so. */
export function createSuccessorReader(
  call: CallCal,
  dialect: Pick<Dialect, 'getBooking' | 'listBookings'>,
  mayList: boolean,
): Dialect['readSuccessor'] {
  const rows = new Map<string, boolean>();

  /**
   * Whether a cancelled booking was rescheduled, or should be: `rescheduled` of the database row, which only the
   * oldest API version returns. Asked once per booking, because the answer can't change.
   */
  const wasRescheduled = async (
    { uid }: Booking,
    options?: CalRequestOptions,
  ): Promise<boolean | undefined> => {
    if (!rows.has(uid)) {
      const json = await call('getBookingRow', { ...options, key: uid }).catch(() => undefined);
      const row = unwrap(json, 'data');
      if (!isRecord(row) || row['uid'] !== uid) return undefined;
      remember(rows, uid, row['rescheduled'] === true);
    }
    return rows.get(uid);
  };

  /** The booking that names another one as its predecessor; `null` if listing isn't allowed. */
  const findSuccessor = async (
    { uid, eventTypeId, attendees }: Booking,
    options?: CalRequestOptions,
  ): Promise<Booking | null | undefined> => {
    if (!mayList) return null;
    const attendeeEmail = attendees[0]?.email;
    const filter = { attendeeEmail, eventTypeId, sortCreated: 'desc', take: PAGE_SIZE } as const;
    try {
      for (let skip = 0; skip < MAX_PAGES * PAGE_SIZE; skip += PAGE_SIZE) {
        const { bookings, hasMore } = await dialect.listBookings({ ...filter, skip }, options);
        const found = bookings.find(({ rescheduledFromUid }) => rescheduledFromUid === uid);
        if (found || !hasMore) return found;
      }
      return undefined;
    } catch {
      // A proxy may refuse lists to patients.
      return null;
    }
  };

  return async (booking, options): Promise<BookingSuccessor> => {
    if (booking.rescheduledToUid !== undefined) {
      return { next: await dialect.getBooking(booking.rescheduledToUid, options) };
    }
    if (booking.status !== 'cancelled') return {};
    const isMoved = await wasRescheduled(booking, options);
    const isRecurring = booking.recurringBookingUid !== undefined;
    // For all others Cal.com names the replacement as soon as there is one.
    if (isMoved === false || (!isMoved && !isRecurring)) return {};
    const next = await findSuccessor(booking, options);
    if (next) return { next };
    if (isRecurring && next === null) return { isSuccessorUnknown: true };
    return isMoved ? { isRescheduleRequested: true } : {};
  };
}
