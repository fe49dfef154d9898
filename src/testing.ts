/**
 * A fake booking page and fixtures, to test your app without Cal.com.
 *
 * @module awell-cal-booking/testing
 */

// The fake booking page
export {
  emitBooking,
  emitCancel,
  emitReschedule,
  failCompletion,
  failEmbed,
  installFakeCal,
  recoverCompletion,
  recoverEmbed,
} from './testing/fakeCal';
export type { FakeCal, FakeCalOptions } from './testing/fakeCal';
export type { EmbedFailure } from './testing/openPages';
export type { EmitOptions, FakeBookingPage } from './testing/fakePage';
export type { FakeBookingDetails } from './testing/fakeBooking';

// Fixtures
export { awellAnswerFixture } from './testing/fakeAwell';
export type { CompletionFailure } from './testing/fakeAwell';
export {
  activityRecordFixture,
  bookingFixture,
  calAnswerFixture,
  calErrorFixture,
  redirectFixture,
} from './testing/fixtures';
export type { ActivityRecordFixtureOptions } from './testing/fixtures';
export { webhookFixture } from './testing/webhookFixture';
export type {
  WebhookFixture,
  WebhookFixtureOptions,
  WebhookTrigger,
} from './testing/webhookFixture';
