import type { BookedAppointment } from './bookedAppointment';

/** URL of a booking's page at Cal.com, where the patient sees and pays it. */
export const bookingUrl = (pageOrigin: string, { uid }: Pick<BookedAppointment, 'uid'>): string =>
  `${pageOrigin}/booking/${encodeURIComponent(uid)}`;

/** Whether it stands for all dates of a recurring booking, not for one that was rescheduled. */
export const isSeries = ({
  occurrences,
  isRecurring,
  rescheduledFromUid,
}: Partial<
  Pick<BookedAppointment, 'occurrences' | 'isRecurring' | 'rescheduledFromUid'>
>): boolean =>
  occurrences ? occurrences.length > 1 : isRecurring === true && rescheduledFromUid === undefined;

/** URL of the page that cancels a booking. Cal.com's API returns none, so it is built as in Cal.com's e-mails. */
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
 * URL of the page that reschedules a booking after the host has asked for it. Cal.com has cancelled that booking, and
 * needs this parameter to reschedule it.
 */
export const rebookUrl = (
  pageOrigin: string,
  booking: Pick<BookedAppointment, 'uid' | 'seatUid'>,
): string => `${rescheduleUrl(pageOrigin, booking)}?allowRescheduleForCancelledBooking=true`;

/** URL of the page that reschedules a booking, built as in Cal.com's e-mails. */
export const rescheduleUrl = (
  pageOrigin: string,
  { uid, seatUid }: Pick<BookedAppointment, 'uid' | 'seatUid'>,
): string => `${pageOrigin}/reschedule/${encodeURIComponent(seatUid ?? uid)}`;
