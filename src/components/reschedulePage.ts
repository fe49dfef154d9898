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
    'The booking page made a new booking instead of moving the one that rescheduleUid names: Cal.com does not know it, ' +
      'it is cancelled, or it is of another event type than calLink. The new booking counts; if the other one still ' +
      'stands, the patient is asked to cancel it. Check rescheduleUid, calLink and calOrigin, and set calApiUrl for a ' +
      'self-hosted Cal.com, so that it is checked before the patient chooses a time.',
  );
