import type { BookedAppointment } from './bookedAppointment';

/** Address of a booking's own page at Cal.com, where a patient sees it and pays for it. */
export const bookingUrl = (pageOrigin: string, { uid }: Pick<BookedAppointment, 'uid'>): string =>
  `${pageOrigin}/booking/${encodeURIComponent(uid)}`;

/** Whether all dates of a recurring booking are meant, and not one of them that was moved. */
export const isSeries = ({
  occurrences,
  isRecurring,
  rescheduledFromUid,
}: Partial<
  Pick<BookedAppointment, 'occurrences' | 'isRecurring' | 'rescheduledFromUid'>
>): boolean =>
  occurrences ? occurrences.length > 1 : isRecurring === true && rescheduledFromUid === undefined;

/**
 * Address of the page where a patient cancels a booking. Cal.com's API gives no such address;
 * it is composed as Cal.com composes it for its mails.
 */
export function cancelUrl(
  pageOrigin: string,
  booking: Pick<BookedAppointment, 'uid' | 'seatUid'> & Parameters<typeof isSeries>[0],
): string {
  // The panel shows a series as one appointment.
  const allRemainingBookings = String(isSeries(booking));
  const params = new URLSearchParams({ cancel: 'true', allRemainingBookings });
  if (booking.seatUid) params.set('seatReferenceUid', booking.seatUid);
  return `${bookingUrl(pageOrigin, booking)}?${params}`;
}

/**
 * Address of the page where a patient chooses another time after the host has asked for it. Cal.com has cancelled the
 * booking then, and moves it all the same.
 */
export const rebookUrl = (
  pageOrigin: string,
  booking: Pick<BookedAppointment, 'uid' | 'seatUid'>,
): string => `${rescheduleUrl(pageOrigin, booking)}?allowRescheduleForCancelledBooking=true`;

/** Address of the page where a patient moves a booking to another time; composed as Cal.com does for its mails. */
export const rescheduleUrl = (
  pageOrigin: string,
  { uid, seatUid }: Pick<BookedAppointment, 'uid' | 'seatUid'>,
): string => `${pageOrigin}/reschedule/${encodeURIComponent(seatUid ?? uid)}`;
