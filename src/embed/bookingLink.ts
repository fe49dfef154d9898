import type { BookedAppointment } from './bookedAppointment';

/**
 * Address of the page where a patient cancels or moves a booking. Cal.com's API gives no such address;
 * it is composed as Cal.com composes it for its mails.
 */
export function bookingLink(
  pageOrigin: string,
  { uid, seatUid }: Pick<BookedAppointment, 'uid' | 'seatUid'>,
  purpose: 'cancel' | 'reschedule',
): string {
  if (purpose === 'reschedule') {
    return `${pageOrigin}/reschedule/${encodeURIComponent(seatUid ?? uid)}`;
  }
  const params = new URLSearchParams({ cancel: 'true', allRemainingBookings: 'false' });
  if (seatUid) params.set('seatReferenceUid', seatUid);
  return `${pageOrigin}/booking/${encodeURIComponent(uid)}?${params}`;
}
