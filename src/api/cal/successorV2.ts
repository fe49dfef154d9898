import { remember } from '../../remember';
import { isRecord } from '../../wire';
import type { Booking } from '../../booking/booking';
import type { BookingSuccessor, CalRequestOptions, Dialect } from './dialect';
import { unwrap } from './parseBooking';
import type { CallCal } from './transport';

const PAGE_SIZE = 100;
const MAX_PAGES = 3;

/** Reads what becomes of bookings by API v2, which is silent about some of it. */
export function createSuccessorReader(
  call: CallCal,
  dialect: Pick<Dialect, 'getBooking' | 'listBookings'>,
  mayList: boolean,
): Dialect['readSuccessor'] {
  const rows = new Map<string, boolean>();

  /**
   * Whether a cancelled booking was moved, or is to be moved: `rescheduled` of the database row, which only the
   * oldest contract tells. It is asked once for each booking, since neither can change any more.
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

  /** The booking that names another one as its past; `null` where nobody may look for it. */
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
      // A proxy may keep lists from patients.
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
    // Of all others Cal.com names the successor, as soon as there is one.
    if (isMoved === false || (!isMoved && !isRecurring)) return {};
    const next = await findSuccessor(booking, options);
    if (next) return { next };
    if (isRecurring && next === null) return { isSuccessorUnknown: true };
    return isMoved ? { isRescheduleRequested: true } : {};
  };
}
