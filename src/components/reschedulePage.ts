import type { Booking } from '../booking/booking';
import { rescheduleUrl } from '../booking/links';
import { parseBookingPage, type BookingPage } from '../embed/bookingPage';
import { bookingPageParams, type BookingPageOptions } from '../embed/bookingPageUrl';
import { BookingError } from '../errors';

/** Cal.com's parameter that allows to reschedule a cancelled booking. */
const ALLOW_CANCELLED = 'allowRescheduleForCancelledBooking';

/**
 * The parameters of a booking page or a reschedule page.
 *
 * @param booking The booking to reschedule, if it was read. The clinic may have cancelled it and asked for another
 *   time.
 */
export function pageParams(
  page: BookingPage,
  options: BookingPageOptions,
  booking: Pick<Booking, 'isRescheduleRequested'> | undefined,
): URLSearchParams {
  const params = bookingPageParams(page, options);
  if (booking?.isRescheduleRequested) params.set(ALLOW_CANCELLED, 'true');
  return params;
}

/** The page that reschedules: the app's, or Cal.com's own if the app's page is of another event type. */
export function pageToMove(page: BookingPage, booking: Booking): BookingPage {
  const isOwn = page.path.split('/').pop() === booking.eventTypeSlug;
  if (isOwn || booking.eventTypeSlug === undefined) return page;
  const { path } = parseBookingPage(rescheduleUrl(page.origin, booking));
  return { ...page, path };
}

export const notRescheduled = (): BookingError =>
  new BookingError(
    'not_rescheduled',
    "The booking page made a new booking instead of rescheduling that of rescheduleUid: Cal.com doesn't know it, it is " +
      'cancelled, or calLink is another event type. The new booking counts, and the patient is asked to cancel the old ' +
      'one. Check rescheduleUid, calLink and calOrigin. For a self-hosted Cal.com, set calApiUrl, so that this is ' +
      'checked first.',
  );
