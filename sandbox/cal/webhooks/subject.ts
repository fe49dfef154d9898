import type { WebhookSubject } from '../../../src/testing/protocol/webhookPayloads';
import { eventTypeById, HOST } from '../eventTypes';
import type { BookingNews } from '../store';

/** What a webhook says of a booking of this sandbox. */
export function subjectOf(
  {
    booking,
    former,
    seatUid,
    metadata,
    payment,
    trigger,
  }: Partial<BookingNews> & Pick<BookingNews, 'booking'>,
  bookerUrl: string,
): WebhookSubject {
  const eventType = eventTypeById(booking.eventTypeId);
  if (!eventType) throw new Error(`There is no event type ${booking.eventTypeId}.`);
  const videoCallUrl =
    booking.status === 'ACCEPTED' ? `${bookerUrl}/video/${booking.uid}` : undefined;
  const hasMetadata = trigger !== 'BOOKING_CANCELLED';
  return {
    booking,
    host: HOST,
    eventType,
    former,
    seatUid,
    metadata: hasMetadata ? (metadata ?? {}) : undefined,
    videoCallUrl,
    paymentId: payment?.id,
    bookerUrl,
  };
}
