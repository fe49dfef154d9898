import type { WebhookSubject } from '../../../src/testing/protocol/webhookPayloads';
import { eventTypeById, HOST } from '../eventTypes';
import type { BookingChange } from '../store';
import { videoCallUrl } from '../video';

/** What a webhook contains about a booking of this sandbox. */
export function subjectOf(
  { booking, metadata, payment, reason, ...change }: Omit<BookingChange, 'trigger'>,
  bookerUrl: string,
): WebhookSubject {
  const eventType = eventTypeById(booking.eventTypeId);
  if (!eventType) throw new Error(`There is no event type ${booking.eventTypeId}.`);
  return {
    ...change,
    booking,
    host: HOST,
    eventType,
    metadata: metadata ?? {},
    cancellationReason: reason,
    videoCallUrl: videoCallUrl(booking, bookerUrl),
    paymentId: payment?.id,
    bookerUrl,
  };
}
