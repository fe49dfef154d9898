import type { Booking } from '../../booking/booking';

/** The booking that a rescheduled one replaces. */
export interface RescheduledFrom {
  /** `uid` of the booking. */
  uid: string;
  /** Of a shared booking: the key that the patient's seat had there, where an earlier webhook told it. */
  seatUid?: string | undefined;
  /** Its number at Cal.com. */
  id?: number | undefined;
  /** ISO 8601 UTC. */
  start?: string | undefined;
  /** ISO 8601 UTC. */
  end?: string | undefined;
}

interface AnyEvent {
  /** When Cal.com sent it, ISO 8601 UTC. Meeting events do not tell. */
  createdAt?: string | undefined;
}

/** Where in Awell a booking was made. Cal.com leaves metadata out of some events. */
interface OfActivity extends AnyEvent {
  /**
   * The Awell activity that the booking was made in: `awellActivityId` of its metadata. `createWebhookHandler` also
   * knows it from earlier events of the booking, or of the one that it replaced.
   */
  activityId?: string | undefined;
  /** The Awell care flow, likewise: `awellPathwayId`. */
  careFlowId?: string | undefined;
}

interface BookingEvent extends OfActivity {
  /** The booking that the event is about; after a reschedule, the new one. It holds what the patient answered. */
  booking: Booking;
  /** Others may hold seats in the same booking, under the same `uid`. */
  isSeated: boolean;
}

interface MaybeRescheduled extends BookingEvent {
  /** The booking that this one replaces. */
  rescheduledFrom?: RescheduledFrom | undefined;
}

/**
 * A new booking, or one that waited and was confirmed: Cal.com has no trigger of its own for that.
 * With `rescheduledFrom` where it was a reschedule that waited.
 */
export interface BookingCreatedEvent extends MaybeRescheduled {
  /** Name of the event at Cal.com. */
  trigger: 'BOOKING_CREATED';
}

/** A booking that waits for the host. With `rescheduledFrom` for a reschedule; the old booking is cancelled already. */
export interface BookingRequestedEvent extends MaybeRescheduled {
  /** Name of the event at Cal.com. */
  trigger: 'BOOKING_REQUESTED';
}

/** Cal.com tells of the old booking in `rescheduledFrom`, and sends no `BOOKING_CANCELLED` for it. */
export interface BookingRescheduledEvent extends MaybeRescheduled {
  /** Name of the event at Cal.com. */
  trigger: 'BOOKING_RESCHEDULED';
}

export interface BookingCancelledEvent extends BookingEvent {
  /** Name of the event at Cal.com. */
  trigger: 'BOOKING_CANCELLED';
  /** Why it was cancelled, as the person wrote it. */
  cancellationReason?: string | undefined;
  /** The host asks for another time: a new booking may follow. */
  isRescheduleRequested: boolean;
}

export interface BookingRejectedEvent extends BookingEvent {
  /** Name of the event at Cal.com. */
  trigger: 'BOOKING_REJECTED';
  /** Why it was rejected, as the host wrote it. */
  rejectionReason?: string | undefined;
}

export interface BookingPaymentEvent extends BookingEvent {
  /** Name of the event at Cal.com. */
  trigger: 'BOOKING_PAYMENT_INITIATED' | 'BOOKING_PAID';
  /** Number of the payment at Cal.com. */
  paymentId?: number | undefined;
}

/**
 * Start or end of the booked time, as the booking was when it was made. Sent even where nobody came. Of a shared booking
 * it is everyone's: with a store that knows it, nothing of whoever took the first seat is left in it.
 */
export interface MeetingEvent extends BookingEvent {
  /** Name of the event at Cal.com. */
  trigger: 'MEETING_STARTED' | 'MEETING_ENDED';
}

/** Who did not come. Cal.com sends the keys of the booking only. */
export interface BookingNoShowUpdatedEvent extends OfActivity {
  /** Name of the event at Cal.com. */
  trigger: 'BOOKING_NO_SHOW_UPDATED';
  /** The booking's `uid`. */
  bookingUid: string;
  /** Its number at Cal.com. */
  bookingId?: number | undefined;
  /** Who was marked as absent, or as present. */
  attendees: readonly { email: string; isAbsent: boolean }[];
}

/** The button *Ping test* in Cal.com's webhook settings. */
export interface PingEvent extends AnyEvent {
  /** Name of the event at Cal.com. */
  trigger: 'PING';
}

/** A trigger that this library does not read. */
export interface UnknownTriggerEvent extends AnyEvent {
  /** Name of the event at Cal.com. */
  trigger: 'UNKNOWN';
  /** Cal.com's name of the trigger, for example `RECORDING_READY`. */
  name: string;
  /** As Cal.com sent it, unread. */
  payload: unknown;
}

/** An event of Cal.com's webhooks; branch on `trigger`. */
export type CalWebhookEvent =
  | BookingCreatedEvent
  | BookingRescheduledEvent
  | BookingCancelledEvent
  | BookingRequestedEvent
  | BookingRejectedEvent
  | BookingPaymentEvent
  | BookingNoShowUpdatedEvent
  | MeetingEvent
  | PingEvent
  | UnknownTriggerEvent;

/** Everything that reaches an app's code: a ping is answered without it. */
export type HandledWebhookEvent = Exclude<CalWebhookEvent, PingEvent>;
