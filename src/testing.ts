// The fake booking page
export {
  emitBooking,
  emitCancel,
  emitReschedule,
  failEmbed,
  installFakeCal,
  recoverEmbed,
} from './testing/fakeCal';
export type { EmbedFailure, FakeCal, FakeCalOptions } from './testing/fakeCal';
export type { EmitOptions, FakeBookingPage } from './testing/fakePage';
export type { FakeBookingDetails } from './testing/fakeBooking';
