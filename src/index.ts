// Components
export { BookAppointment } from './components/BookAppointment';
export { BookAppointmentActivity } from './components/BookAppointmentActivity';
export type {
  BookAppointmentProps,
  BookingPageProps,
  BookingPresentationProps,
} from './components/BookAppointment.types';
export type { BookAppointmentActivityProps } from './components/BookAppointmentActivity';
export type { BookingLabels } from './components/labels';

// The booking
export type { BookedAppointment, BookedOccurrence, BookingStatus } from './embed/bookedAppointment';
export type { BookingLayout, BookingTheme } from './embed/embedTarget';

// The booking page
export { bookingPageUrl } from './embed/bookingPageUrl';
export { readBookingRedirect } from './embed/bookingRedirect';
export type { BookingRedirect } from './embed/bookingRedirect';
export type { BookingMetadata, BookingPageUrlOptions, Prefill } from './embed/bookingPageUrl';

// The completion
export { useCompleteBookAppointment } from './hooks/useCompleteBookAppointment';
export type {
  UseCompleteBookAppointmentOptions,
  UseCompleteBookAppointmentResult,
} from './hooks/useCompleteBookAppointment';
export type { ActivityCompletion, CompleteActivity, CompletionOptions } from './completion/options';
export type { BookingStorage } from './completion/outbox';
export type { BookingIdFrom, DataPoint } from './completion/dataPoints';
export type { BookedState, BookingState, BookingStateName } from './completion/machine';

// Awell
export { createAwellClient } from './api/awellClient';
export type { AwellClient, AwellClientOptions, AwellRequestOptions } from './api/awellClient';
export { readBookAppointmentActivity } from './api/awellActivity';
export type {
  BookAppointmentActivityDetails,
  ExtensionActivityField,
  ExtensionActivityRecord,
  ExtensionActivitySetting,
} from './api/awellActivity';

// Errors
export { BookingError } from './errors';
export type { BookingErrorCode, BookingErrorOptions } from './errors';
