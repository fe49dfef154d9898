/**
 * Components, hooks and clients for an app with React.
 *
 * @module awell-cal-booking
 */

// Components
export { BookAppointment } from './components/BookAppointment';
export { BookAppointmentActivity } from './components/BookAppointmentActivity';
export type {
  BookAppointmentProps,
  BookingPageProps,
  BookingPresentationProps,
} from './components/BookAppointment.types';
export type { BookAppointmentActivityProps } from './components/BookAppointmentActivity';
export type { SubmitDataPoints } from './components/useSubmission';
export type { BookingLabels, HelpText } from './texts/labels';
export { BookingDetails } from './components/BookingDetails';
export type { BookingDetailsProps } from './components/BookingDetails.types';
export { CalBookingProvider } from './components/CalBookingProvider';
export type { CalBookingProviderProps } from './components/CalBookingProvider';

// The booking
export type {
  BookedAppointment,
  BookedOccurrence,
  BookingStatus,
  UnverifiedBooking,
  VerifiedBooking,
} from './booking/bookedAppointment';
export type { BookingLayout, BookingTheme } from './embed/embedTarget';

// The booking page
export { preloadBookingPage } from './embed/preloadBookingPage';
export type { PreloadBookingPageOptions } from './embed/preloadBookingPage';
export { BookingPageHints } from './components/BookingPageHints';
export { bookingPageHints } from './embed/bookingPageHints';
export type { BookingPageHint, UpcomingBookingPage } from './embed/bookingPageHints';
export { bookingPageUrl } from './embed/bookingPageUrl';
export type { BookingMetadata, BookingPageUrlOptions, Prefill } from './embed/bookingPageUrl';

// The redirect back from the booking page
export { readBookingRedirect } from './redirect/bookingRedirect';
export { stripBookingRedirect } from './redirect/stripBookingRedirect';
export type { BookingRedirect } from './redirect/bookingRedirect';
export { verifyBookingRedirect } from './redirect/verifyBookingRedirect';
export type {
  VerifiedRedirect,
  VerifyBookingRedirectOptions,
} from './redirect/verifyBookingRedirect';

// The completion
export { useCompleteBookAppointment } from './hooks/useCompleteBookAppointment';
export type {
  UseCompleteBookAppointmentOptions,
  UseCompleteBookAppointmentResult,
  UseCompleteUnverifiedBookingOptions,
} from './hooks/useCompleteBookAppointment';
export type { ActivityCompletion, CompleteActivity, CompletionOptions } from './completion/options';
export type { BookingStorage } from './completion/outbox';
export type { BookingIdFrom, DataPoint } from './booking/dataPoints';
export { forgetActivity } from './completion/completions';
export type { BookedState } from './completion/view';
export type { BookingState, BookingStateName } from './components/bookingState';

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

// Bookings at Cal.com
export { useBooking } from './hooks/useBooking';
export { useCreateBooking, createBookingMutationOptions } from './hooks/useCreateBooking';
export { useUpdateBooking, updateBookingMutationOptions } from './hooks/useUpdateBooking';
export { useDeleteBooking, deleteBookingMutationOptions } from './hooks/useDeleteBooking';
export { bookingKeys, bookingQueryOptions, bookingListQueryOptions } from './hooks/bookingQueries';
export type { BookingListQuery, BookingQuery, CalQueryOptions } from './hooks/bookingQueries';
export type { UseBookingOptions } from './hooks/useBooking';
export type { UpdateBookingVariables } from './hooks/useUpdateBooking';
export type { DeleteBookingVariables } from './hooks/useDeleteBooking';
export type {
  BookingMutationClients,
  BookingMutationOptions,
  UseBookingMutation,
  UseBookingMutationOptions,
} from './hooks/bookingMutation';
export type { BookingClients } from './hooks/useBookingClients';
export { createCalClient } from './api/cal/calClient';
export { createCalClientV1 } from './api/cal/calClientV1';
export { bookingDataPoints } from './booking/bookingDataPoints';
export type { CalClient, CalClientOptions, CalendarLink } from './api/cal/calClient';
export type {
  Booking,
  BookingAttendee,
  BookingHost,
  BookingOccurrence,
  BookingResponses,
} from './booking/booking';
export type { BookingKey, BookingList, CalRequestOptions, DeletedBooking } from './api/cal/dialect';
export type {
  BookingLocation,
  BookingLocationInput,
  BookingResponsesInput,
  BookingStatusChange,
  BookingStatusInput,
  CreateBookingInput,
  DeleteBookingInput,
  ListBookingsFilter,
  UpdateBookingInput,
} from './api/cal/inputs';
export type { CalApiVersion } from './api/cal/operations';

// Errors
export { BookingError } from './errors';
export type { BookingErrorCode, BookingErrorOptions, UpdateProgress } from './errors';
