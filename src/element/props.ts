import type { ExtensionActivityRecord } from '../api/awellActivity';
import type { BookingLookProps, BookingPageProps } from '../components/BookAppointment.types';
import type { BookingState, BookingStateName } from '../components/bookingState';
import type { CompleteActivity, CompletionOptions } from '../completion/options';
import type { BookedAppointment } from '../booking/bookedAppointment';
import type { BookingError } from '../errors';

/**
 * Properties of `<awell-book-appointment>`. Text, numbers and switches are attributes as well (`cal-link`,
 * `verify-booking`); the one that was set last counts. You can set them before or after the element is in the page.
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
  /** Id of the Awell care flow. Cal.com stores it with the booking as `metadata.awellPathwayId`. */
  careFlowId?: string | undefined;
  /** Awell's extension activity record, as GraphQL returns it. Replaces the three properties above. */
  activityDetails?: ExtensionActivityRecord | undefined;
  /**
   * Fills in the form with the record's data points `defaultName`, `defaultEmail` and `defaultPhone`. @default false
   */
  prefillFromRecord?: boolean | undefined;
  /**
   * Completes the activity in Awell. If it rejects, it is retried, unless the error has `recoverable: false`. A
   * booking that is made before you set it is saved, and submitted as soon as you do.
   */
  completeActivity?: CompleteActivity | undefined;
}

/** The `detail` of each event that the element dispatches. All events bubble. */
export interface BookAppointmentElementEvents {
  /** Each change of status, with everything that is known about the new state. */
  'awell-status-change': { status: BookingStateName; state: BookingState };
  /** The patient sees the booking page. */
  'awell-ready': null;
  /** A booking was made. The element completes the activity itself, so don't complete it here. */
  'awell-booked': BookedAppointment;
  /** A booking was rescheduled. Cal.com makes a new one and cancels the old one. */
  'awell-rescheduled': { booking: BookedAppointment; previousUid: string | undefined };
  /** The booking was cancelled, here or by someone else. */
  'awell-cancelled': { booking: BookedAppointment };
  /** Awell accepted the booking id: the activity is completed. */
  'awell-completed': BookedAppointment;
  /** Any error, recoverable or not. Log it: it contains no patient data. */
  'awell-error': BookingError;
}
