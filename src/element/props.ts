import type { ExtensionActivityRecord } from '../api/awellActivity';
import type { BookingLookProps, BookingPageProps } from '../components/BookAppointment.types';
import type { BookingState, BookingStateName } from '../components/bookingState';
import type { CompleteActivity, CompletionOptions } from '../completion/options';
import type { BookedAppointment } from '../booking/bookedAppointment';
import type { BookingError } from '../errors';

/**
 * Properties of `<awell-book-appointment>`. Text, numbers and switches are attributes as well (`cal-link`,
 * `verify-booking`); whichever was set last counts. All may be set before or after the element is in the page.
 */
export interface BookAppointmentElementProps
  extends
    BookingPageProps,
    BookingLookProps,
    Omit<CompletionOptions, 'completeActivity' | 'onError'> {
  /** Path of the booking page (`clinic/intake`), or its full URL. */
  calLink?: string | undefined;
  /** Id of the Awell activity to complete. */
  activityId?: string | undefined;
  /** Id of the Awell care flow; stored with the booking as `metadata.awellPathwayId`. */
  careFlowId?: string | undefined;
  /** Awell's extension activity record, as it comes from GraphQL. Takes the place of the three above. */
  activityDetails?: ExtensionActivityRecord | undefined;
  /** Fills the form with the record's data points `defaultName`, `defaultEmail` and `defaultPhone`. @default false */
  prefillFromRecord?: boolean | undefined;
  /**
   * Tells Awell. A rejection means "not done" and is tried again, unless the error has `recoverable: false`.
   * A booking that is made before this is set is kept, and told once it is.
   */
  completeActivity?: CompleteActivity | undefined;
}

/** The `detail` of each event that the element dispatches. They bubble. */
export interface BookAppointmentElementEvents {
  /** Each change of state, with all there is to know about the new one. */
  'awell-status-change': { status: BookingStateName; state: BookingState };
  /** The patient sees the booking page. */
  'awell-ready': null;
  /** A booking was made. The activity is completed by itself; do not complete it here. */
  'awell-booked': BookedAppointment;
  /** A booking was moved. Cal.com makes a new one and cancels the old one. */
  'awell-rescheduled': { booking: BookedAppointment; previousUid: string | undefined };
  /** The booking was cancelled, here or by someone else. */
  'awell-cancelled': { booking: BookedAppointment };
  /** Awell knows: the activity is completed. */
  'awell-completed': BookedAppointment;
  /** Anything that went wrong, recoverable or not, for your monitoring. It names no patient. */
  'awell-error': BookingError;
}
