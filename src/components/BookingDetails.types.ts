import type { BookingClients } from '../hooks/useBookingClients';
import type { BookingPageProps, BookingPresentationProps } from './BookAppointment.types';

export interface BookingDetailsProps
  extends
    BookingClients,
    Omit<BookingPresentationProps, 'onStatusChange' | 'onReady' | 'onBooked' | 'onCompleted'>,
    Pick<
      BookingPageProps,
      'calOrigin' | 'embedJsUrl' | 'allowedOrigins' | 'metadata' | 'prefill' | 'loadTimeout'
    > {
  /** `uid` of the booking, or of any earlier one that it replaced. */
  bookingUid: string;
  /**
   * Where `bookingUid` is one date of a recurring appointment, all of its dates are shown, and cancelled together.
   * `false`: that date alone.
   * @default true
   */
  allDates?: boolean | undefined;
  /** The patient's seat, where the booking is shared with others. */
  seatUid?: string | undefined;
  /**
   * Path of the booking page on which another time is chosen (`clinic/intake`), that of the booking's own event type.
   * @default Cal.com's own page for moving the booking, which does not take `prefill` and `metadata`
   */
  calLink?: string | undefined;
  /** Offered as a button once the appointment is cancelled or declined: lead the patient to where they book. */
  onBookAgain?: (() => void) | undefined;
  /** Whether the event type lets patients choose another time. Cal.com's API does not say. @default true */
  canReschedule?: boolean | undefined;
  /** Whether the event type lets patients cancel. @default true */
  canCancel?: boolean | undefined;
}
