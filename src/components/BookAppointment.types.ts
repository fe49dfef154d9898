import type { CSSProperties } from 'react';
import type { BookingState, BookingStateName } from './bookingState';
import type { CompletionOptions } from '../completion/options';
import type { BookingStorage } from '../completion/outbox';
import type { BookedAppointment } from '../booking/bookedAppointment';
import type { BookingMetadata, Prefill } from '../embed/bookingPageUrl';
import type { BookingLayout, BookingTheme } from '../embed/embedTarget';
import type { BookingError } from '../errors';
import type { BookingLabels } from '../texts/labels';

/** How the widget looks, whatever it books. All may change after mount. */
export interface BookingLookProps {
  /**
   * `auto` follows the patient's device. Changes are applied to the open page.
   * @default 'light'
   */
  theme?: BookingTheme | undefined;
  /** CSS colour of buttons and of the chosen day. Taken from Awell's theme around the widget when left out. */
  brandColor?: string | undefined;
  /** Layout of the booking page on wide screens. Phones have a layout of their own. */
  layout?: BookingLayout | undefined;
  /**
   * Hides host, title and duration on the booking page, and with them its time-zone picker.
   * @default false
   */
  hideEventTypeDetails?: boolean | undefined;
  /** IANA time zone to show times in, for example `Europe/Brussels`. The device's own when left out. */
  timeZone?: string | undefined;
  /** BCP 47 language of texts and dates, for example `nl-BE`. The booking page itself follows the browser's language. */
  locale?: string | undefined;
  /**
   * Level of the panel's heading, 1 to 6: one more than that of the heading it is under.
   * @default 2
   */
  headingLevel?: number | undefined;
  /** Replaces single texts of ours. */
  labels?: Partial<BookingLabels> | undefined;
}

/** What the widget tells the app. The newest of each is the one that is called. */
export interface BookingEventProps {
  /** Each change of state, with all there is to know about the new one. */
  onStatusChange?: ((status: BookingStateName, state: BookingState) => void) | undefined;
  /** The patient sees the booking page. */
  onReady?: (() => void) | undefined;
  /** A booking was made. The activity is completed by itself; do not complete it here. */
  onBooked?: ((booking: BookedAppointment) => void) | undefined;
  /** A booking was moved, here or by someone else. Cal.com makes a new one and cancels the old one, `previousUid`. */
  onRescheduled?:
    ((change: { booking: BookedAppointment; previousUid: string | undefined }) => void) | undefined;
  /** The booking was cancelled, here or by someone else. */
  onCancelled?: ((change: { booking: BookedAppointment }) => void) | undefined;
  /** Awell knows: the activity is completed. */
  onCompleted?: ((booking: BookedAppointment) => void) | undefined;
  /** Anything that went wrong, recoverable or not, for your monitoring. It names no patient. */
  onError?: ((error: BookingError) => void) | undefined;
}

/** How the widget looks and what it tells the app, whatever it books. All may change after mount. */
export interface BookingPresentationProps extends BookingLookProps, BookingEventProps {
  /** Added to the outermost element, which also carries `data-status` and `data-awell-booking-theme`. */
  className?: string | undefined;
  /** Added to the outermost element. */
  style?: CSSProperties | undefined;
}

/** Where the booking page is, when it is not plainly on Cal.com's cloud. */
export interface BookingPageProps {
  /**
   * Origin that the booking page lives on: an organisation's, the EU's, a self-hosted one.
   * @default 'https://app.cal.com'
   */
  calOrigin?: string | undefined;
  /** Address of Cal.com's embed.js. Derived from `calOrigin`; the first one used on a page counts. */
  embedJsUrl?: string | undefined;
  /** Further origins that may speak for the booking page, if it redirects to them. */
  allowedOrigins?: readonly string[] | undefined;
  /** Stored by Cal.com with the booking. No personal data. A change opens the page anew. */
  metadata?: BookingMetadata | undefined;
  /** What the booking form is filled with. A change opens the page anew. */
  prefill?: Prefill | undefined;
  /** `uid` of a booking to move to another time, instead of making a new one. */
  rescheduleUid?: string | undefined;
  /** Whether the event type lets patients choose another time. Cal.com tells, but not always. @default true */
  canReschedule?: boolean | undefined;
  /** Whether the event type lets patients cancel. @default true */
  canCancel?: boolean | undefined;
  /**
   * How long the booking page may take before the patient is offered another way, in ms; `Infinity` for no limit.
   * It is still shown when it arrives later.
   * @default 15000
   */
  loadTimeout?: number | null | undefined;
  /**
   * Where an activity that Awell does not know of yet is kept over a reload. Ids only.
   * @default window.localStorage
   */
  storage?: BookingStorage | undefined;
}

export interface BookAppointmentProps
  extends BookingPresentationProps, BookingPageProps, CompletionOptions {
  /** Path of the booking page (`clinic/intake`), or its full URL. */
  calLink: string;
  /** Id of the Awell activity to complete. */
  activityId: string;
  /** Id of the Awell care flow; stored with the booking as `metadata.awellPathwayId`. */
  careFlowId?: string | undefined;
}
