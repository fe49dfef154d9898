import type { BookingClients } from '../hooks/useBookingClients';
import type { BookingPageProps, BookingPresentationProps } from './BookAppointment.types';

/** Props of `BookingDetails`. */
export interface BookingDetailsProps
  extends
    BookingClients,
    Omit<BookingPresentationProps, 'onStatusChange' | 'onReady' | 'onBooked' | 'onCompleted'>,
    Pick<
      BookingPageProps,
      'calOrigin' | 'embedJsUrl' | 'allowedOrigins' | 'metadata' | 'prefill' | 'loadTimeout'
    > {
  /** `uid` of the booking, or of an earlier one that it replaced. */
  bookingUid: string;
  /**
   * If `bookingUid` is one date of a recurring appointment: `true` shows all of its dates, and cancels them together.
   * `false` shows that date alone.
   * @default true
   */
  allDates?: boolean | undefined;
  /** `uid` of the patient's seat, if the booking is shared with other patients. */
  seatUid?: string | undefined;
  /**
   * Path of the booking page (`clinic/intake`) that reschedules. It must be the page of the booking's own event type.
   * @default Cal.com's own reschedule page, which ignores `prefill` and `metadata`
   */
  calLink?: string | undefined;
  /**
   * Adds a button once the appointment is cancelled or declined. Take the patient to the page on which they can book.
   */
  onBookAgain?: (() => void) | undefined;
  /** Whether the event type lets patients reschedule. Cal.com's API doesn't report it. @default true */
  canReschedule?: boolean | undefined;
  /** Whether the event type lets patients cancel. @default true */
  canCancel?: boolean | undefined;
}
