/**
 * Server code: proxies that keep the API keys on the server, and webhooks.
 *
 * @module awell-cal-booking/server
 */

// Proxies
export { createCalProxy } from './server/calProxy';
export type { CalProxyOperation, CalProxyOptions } from './server/calProxy';
export { createAwellProxy } from './server/awellProxy';
export type {
  AwellProxyActivity,
  AwellProxyOperation,
  AwellProxyOptions,
  VerifiedByProxy,
} from './server/awellProxy';
export type { ClaimedBooking } from './server/verifyBooking';
export type { Authorize, AuthorizeCal, CalRole } from './server/authorize';
export type { GuardOptions, ProxyProblem } from './server/guard';
export type { KeyedCall } from './server/patientCalls';
export type { CalApiVersion, CalOperation } from './api/cal/operations';

// Clients (on a server they may have the API key)
export { createCalClient } from './api/cal/calClient';
export { createCalClientV1 } from './api/cal/calClientV1';
export type { CalClient, CalClientOptions } from './api/cal/calClient';
export { createAwellClient } from './api/awellClient';
export type { AwellClient, AwellClientOptions } from './api/awellClient';

// Webhooks
export { createWebhookHandler } from './server/webhooks/handler';
export type { CreateWebhookHandlerOptions, WebhookDelivery } from './server/webhooks/options';
export type { WebhookProblem, WebhookProblemCode } from './server/webhooks/problems';
export { verifyCalSignature } from './server/webhooks/signature';
export type { VerifyCalSignatureOptions } from './server/webhooks/signature';
export { parseCalWebhook } from './server/webhooks/parseWebhook';
export { toWebhookDataPoints } from './server/webhooks/dataPoints';
export { forwardToAwell } from './server/webhooks/forwardToAwell';
export type { ForwardToAwellOptions } from './server/webhooks/forwardToAwell';
export { currentBookingUid } from './server/webhooks/followReschedules';
export { createMemoryStore } from './server/webhooks/store';
export type { WebhookStore, WebhookStoreOptions } from './server/webhooks/store';
export type {
  BookingCancelledEvent,
  BookingCreatedEvent,
  BookingNoShowUpdatedEvent,
  BookingPaymentEvent,
  BookingRejectedEvent,
  BookingRequestedEvent,
  BookingRescheduledEvent,
  CalWebhookEvent,
  HandledWebhookEvent,
  MeetingEvent,
  PingEvent,
  RescheduledFrom,
  UnknownTriggerEvent,
} from './server/webhooks/events';
export type { Booking } from './booking/booking';
export type { DataPoint } from './booking/dataPoints';

// The booking page's address and its redirect
export { bookingPageUrl } from './embed/bookingPageUrl';
export { readBookingRedirect } from './redirect/bookingRedirect';
export { stripBookingRedirect } from './redirect/stripBookingRedirect';
export type { BookingMetadata, BookingPageUrlOptions, Prefill } from './embed/bookingPageUrl';
export type { BookingRedirect } from './redirect/bookingRedirect';
export { verifyBookingRedirect } from './redirect/verifyBookingRedirect';
export type {
  VerifiedRedirect,
  VerifyBookingRedirectOptions,
} from './redirect/verifyBookingRedirect';
export type {
  BookedAppointment,
  UnverifiedBooking,
  VerifiedBooking,
} from './booking/bookedAppointment';
export { bookingPageHints } from './embed/bookingPageHints';
export type { BookingPageHint, UpcomingBookingPage } from './embed/bookingPageHints';

// Adapters
export { toNextApiRoute, toNodeHandler } from './server/adapters';
export type { NextApiRequest, NodeRequest, NodeResponse } from './server/adapters';

// Errors
export { BookingError } from './errors';
export type { BookingErrorCode } from './errors';
