export { createWebhookHandler } from './handler';
export type { CreateWebhookHandlerOptions, HandledWebhookEvent, WebhookDelivery } from './handler';
export { verifyCalSignature } from './signature';
export type { VerifyCalSignatureOptions } from './signature';
export { parseCalWebhook } from './parseWebhook';
export { toWebhookDataPoints } from './dataPoints';
export { forwardToAwell } from './forwardToAwell';
export type { ForwardToAwellOptions } from './forwardToAwell';
export { currentBookingUid } from './reschedules';
export { createMemoryStore } from './store';
export type { WebhookStore } from './store';
export type {
  BookingCancelledEvent,
  BookingCreatedEvent,
  BookingNoShowUpdatedEvent,
  BookingPaymentEvent,
  BookingRejectedEvent,
  BookingRequestedEvent,
  BookingRescheduledEvent,
  CalWebhookEvent,
  MeetingEvent,
  PingEvent,
  RescheduledFrom,
  UnknownTriggerEvent,
} from './events';
