import type { Booking } from '../../booking/booking';

/** The booking that a rescheduled one replaces. */
export interface RescheduledFrom {
  /** uid of the old booking. */
  uid: string;
  /** Key that the patient's seat had in the shared booking, if an earlier webhook contained it. */
  seatUid?: string | undefined;
  /** Numeric id of the old booking. */
  id?: number | undefined;
  /** Former start in ISO 8601 UTC. */
  start?: string | undefined;
  /** Former end in ISO 8601 UTC. */
  end?: string | undefined;
}

interface AnyEvent {
  /** When Cal.com sent the event, ISO 8601 UTC. Meeting events don't have it. */
  createdAt?: string | undefined;
}

/** The activity in Awell that a booking was made for. Cal.com omits metadata from some events. */
interface OfActivity extends AnyEvent {
  /**
   * Id of the Awell activity that the booking was made for: `awellActivityId` of its metadata. `createWebhookHandler`
   * also finds it in earlier events of the booking, or of the one that it replaced.
   */
  activityId?: string | undefined;
  /** Id of the Awell care flow: `awellPathwayId` of its metadata. */
  careFlowId?: string | undefined;
}

interface BookingEvent extends OfActivity {
  /** The booking that the event is about; after a reschedule, the new one. It contains the patient's answers. */
  booking: Booking;
  /** Whether the booking is shared: others may have seats in it under the same `uid`. */
  isSeated: boolean;
}

interface MaybeRescheduled extends BookingEvent {
  /** The booking that this one replaces. */
  rescheduledFrom?: RescheduledFrom | undefined;
}

/**
 * A new booking, or a pending one that was confirmed: Cal.com has no separate trigger for that. `rescheduledFrom` is
 * set if it was a pending reschedule.
 */
export interface BookingCreatedEvent extends MaybeRescheduled {
  /** Kind of the event: branch on it. */
  trigger: 'BOOKING_CREATED';
}

/**
 * A booking that is waiting for the host's confirmation. `rescheduledFrom` is set for a reschedule: the old booking is
 * already cancelled.
 */
export interface BookingRequestedEvent extends MaybeRescheduled {
  /** Kind of the event: branch on it. */
  trigger: 'BOOKING_REQUESTED';
}

/** A rescheduled booking. `rescheduledFrom` is the old one; Cal.com sends no `BOOKING_CANCELLED` for it. */
export interface BookingRescheduledEvent extends MaybeRescheduled {
  /** Kind of the event: branch on it. */
  trigger: 'BOOKING_RESCHEDULED';
}

/** A booking, or one seat of a shared booking, was cancelled. */
export interface BookingCancelledEvent extends BookingEvent {
  /** Kind of the event: branch on it. */
  trigger: 'BOOKING_CANCELLED';
  /** The reason that was given. */
  cancellationReason?: string | undefined;
  /** Whether the host asked for another time: a new booking may follow. */
  isRescheduleRequested: boolean;
}

/** The host declined a pending booking. */
export interface BookingRejectedEvent extends BookingEvent {
  /** Kind of the event: branch on it. */
  trigger: 'BOOKING_REJECTED';
  /** The reason that the host gave. */
  rejectionReason?: string | undefined;
}

/** A payment was started, or a booking was paid. */
export interface BookingPaymentEvent extends BookingEvent {
  /** Kind of the event: branch on it. */
  trigger: 'BOOKING_PAYMENT_INITIATED' | 'BOOKING_PAID';
  /** Cal.com's id of the payment. */
  paymentId?: number | undefined;
}

/**
 * Start or end of the booked time, as it was when the booking was made. Sent even if nobody came. It concerns everyone
 * in a shared booking: if the store knows that it is shared, the data of whoever took the first seat is removed.
 */
export interface MeetingEvent extends BookingEvent {
  /** Kind of the event: branch on it. */
  trigger: 'MEETING_STARTED' | 'MEETING_ENDED';
}

/** Who did not come. Cal.com sends only the keys of the booking. */
export interface BookingNoShowUpdatedEvent extends OfActivity {
  /** Kind of the event: branch on it. */
  trigger: 'BOOKING_NO_SHOW_UPDATED';
  /** uid of the booking. */
  bookingUid: string;
  /** Numeric id of the booking. */
  bookingId?: number | undefined;
  /** E-mail address of each attendee, and whether they were absent. */
  attendees: readonly { email: string; isAbsent: boolean }[];
}

/** Sent by the button *Ping test* in Cal.com's webhook settings. */
export interface PingEvent extends AnyEvent {
  /** Kind of the event: branch on it. */
  trigger: 'PING';
}

/** A trigger that this library does not read. */
export interface UnknownTriggerEvent extends AnyEvent {
  /** Kind of the event: branch on it. */
  trigger: 'UNKNOWN';
  /** Cal.com's name of the trigger, for example `RECORDING_READY`. */
  name: string;
  /** The payload as Cal.com sent it. */
  payload: unknown;
}

/** An event of Cal.com's webhooks. Branch on `trigger`. */
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

/** The events that reach your code. Pings are answered without it. */
export type HandledWebhookEvent = Exclude<CalWebhookEvent, PingEvent>;
