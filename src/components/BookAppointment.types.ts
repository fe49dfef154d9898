import type { CSSProperties } from 'react';
import type { BookingState, BookingStateName } from './bookingState';
import type { CompletionOptions } from '../completion/options';
import type { BookingStorage } from '../completion/outbox';
import type { BookedAppointment } from '../booking/bookedAppointment';
import type { BookingMetadata, Prefill } from '../embed/bookingPageUrl';
import type { BookingLayout, BookingTheme } from '../embed/embedTarget';
import type { BookingError } from '../errors';
import type { BookingLabels } from '../texts/labels';

/** The look of the widget. Every prop may change after mount. */
export interface BookingLookProps {
  /**
   * Colour theme; `auto` follows the patient's device. A change applies to the open page.
   * @default 'light'
   */
  theme?: BookingTheme | undefined;
  /**
   * CSS colour of the buttons and of the selected day. By default the accent colour of Awell's theme around the
   * widget.
   */
  brandColor?: string | undefined;
  /** Layout of the booking page on wide screens. Phones always use Cal.com's own mobile layout. */
  layout?: BookingLayout | undefined;
  /**
   * Hides the host, title and duration on the booking page. This also hides its time-zone picker.
   * @default false
   */
  hideEventTypeDetails?: boolean | undefined;
  /** IANA time zone of the times shown, for example `Europe/Brussels`. By default the device's time zone. */
  timeZone?: string | undefined;
  /**
   * BCP 47 language of texts and dates, for example `nl-BE`. The booking page itself follows the browser's language.
   */
  locale?: string | undefined;
  /**
   * Level of the panel's heading, 1 to 6. Use one more than the level of the heading above the widget.
   * @default 2
   */
  headingLevel?: number | undefined;
  /** Your own texts, by label name. The other labels keep their defaults. */
  labels?: Partial<BookingLabels> | undefined;
}

/** Callbacks to your app. The widget calls the function from the newest render. */
export interface BookingEventProps {
  /** Called when the status changes. `state` holds everything known about the new status. */
  onStatusChange?: ((status: BookingStateName, state: BookingState) => void) | undefined;
  /** Called when the patient sees the booking page. */
  onReady?: (() => void) | undefined;
  /** Called when the patient has booked. The widget completes the activity itself, so don't complete it here. */
  onBooked?: ((booking: BookedAppointment) => void) | undefined;
  /**
   * Called when a booking was rescheduled, by the patient or someone else. Cal.com makes a new booking and cancels
   * the old one, `previousUid`.
   */
  onRescheduled?:
    ((change: { booking: BookedAppointment; previousUid: string | undefined }) => void) | undefined;
  /** Called when the booking was cancelled, by the patient or someone else. */
  onCancelled?: ((change: { booking: BookedAppointment }) => void) | undefined;
  /** Called when Awell accepted the completion of the activity. */
  onCompleted?: ((booking: BookedAppointment) => void) | undefined;
  /** Called with every error, recoverable or not. Log it; it contains no patient data. */
  onError?: ((error: BookingError) => void) | undefined;
}

/** The look of the widget and its callbacks. Every prop may change after mount. */
export interface BookingPresentationProps extends BookingLookProps, BookingEventProps {
  /** CSS class of the outermost element, which also has `data-status` and `data-awell-booking-theme`. */
  className?: string | undefined;
  /** Inline style of the outermost element. */
  style?: CSSProperties | undefined;
}

/** Where the booking page is and what it opens with. Every prop is optional with Cal.com's cloud. */
export interface BookingPageProps {
  /**
   * Origin of the booking page: of an organisation, of Cal.com in the EU (`https://app.cal.eu`) or of your own
   * server.
   * @default 'https://app.cal.com'
   */
  calOrigin?: string | undefined;
  /**
   * URL of Cal.com's embed.js. By default derived from `calOrigin`. A page loads embed.js once, from the first URL
   * used.
   */
  embedJsUrl?: string | undefined;
  /** Further origins whose booking messages are accepted, if the booking page redirects to them. */
  allowedOrigins?: readonly string[] | undefined;
  /** Values that Cal.com stores with the booking. Don't put personal data here. A change reloads the page. */
  metadata?: BookingMetadata | undefined;
  /** Values that prefill the booking form. A change reloads the page. */
  prefill?: Prefill | undefined;
  /** `uid` of a booking to reschedule. If it is set, the patient chooses another time for this booking. */
  rescheduleUid?: string | undefined;
  /**
   * Whether the event type lets patients reschedule. Set `false` if it doesn't; Cal.com doesn't always report this.
   * @default true
   */
  canReschedule?: boolean | undefined;
  /** Whether the event type lets patients cancel. @default true */
  canCancel?: boolean | undefined;
  /**
   * Time in ms until a booking page that hasn't loaded is replaced by a retry button and a link; `Infinity` for no
   * limit. If the page loads later, it is still shown.
   * @default 15000
   */
  loadTimeout?: number | null | undefined;
  /**
   * Storage for pending completions, so that a reload doesn't lose them. It gets ids, times and data points only.
   * @default window.localStorage
   */
  storage?: BookingStorage | undefined;
}

/** Props of `BookAppointment`. */
export interface BookAppointmentProps
  extends BookingPresentationProps, BookingPageProps, CompletionOptions {
  /** Path of the booking page (`clinic/intake`), or its full URL. */
  calLink: string;
  /** Id of the Awell activity to complete. */
  activityId: string;
  /** Id of the Awell care flow. Cal.com stores it with the booking as `metadata.awellPathwayId`. */
  careFlowId?: string | undefined;
}
