import type { Booking } from '../../api/cal/booking';

/** The booking that a rescheduled one replaces. */
export interface RescheduledFrom {
  uid: string;
  id?: number | undefined;
  /** ISO 8601 UTC. */
  start?: string | undefined;
  /** ISO 8601 UTC. */
  end?: string | undefined;
}

interface BookingEvent {
  /** The booking that the event is about; after a reschedule, the new one. It holds what the patient answered. */
  booking: Booking;
  /** When Cal.com sent it; of `MEETING_STARTED` and `MEETING_ENDED`, when the booking was made. ISO 8601 UTC. */
  createdAt?: string | undefined;
  /** The Awell activity that the booking was made in, from its metadata. Cal.com may leave metadata out. */
  activityId?: string | undefined;
  /** The Awell care flow that the booking was made in, from its metadata. */
  careFlowId?: string | undefined;
  /** Others may hold seats in the same booking. */
  isSeated: boolean;
}

/** A new booking, or one that waited and was confirmed (Cal.com has no trigger of its own for that). */
export interface BookingCreatedEvent extends BookingEvent {
  trigger: 'BOOKING_CREATED';
  /** Where a reschedule had to be confirmed. */
  rescheduledFrom?: RescheduledFrom | undefined;
}

export interface BookingRescheduledEvent extends BookingEvent {
  trigger: 'BOOKING_RESCHEDULED';
  rescheduledFrom: RescheduledFrom;
}

export interface BookingCancelledEvent extends BookingEvent {
  trigger: 'BOOKING_CANCELLED';
  cancellationReason?: string | undefined;
  /** The host asks for another time: a new booking may follow. */
  isRescheduleRequested: boolean;
}

/** A booking that waits for the host. A reschedule that has to be confirmed comes as this, with `rescheduledFrom`. */
export interface BookingRequestedEvent extends BookingEvent {
  trigger: 'BOOKING_REQUESTED';
  rescheduledFrom?: RescheduledFrom | undefined;
}

export interface BookingRejectedEvent extends BookingEvent {
  trigger: 'BOOKING_REJECTED';
  rejectionReason?: string | undefined;
}

export interface BookingPaymentEvent extends BookingEvent {
  trigger: 'BOOKING_PAYMENT_INITIATED' | 'BOOKING_PAID';
  paymentId?: number | undefined;
}

/** Start or end of the booked time, as the booking was when it was made. Sent even where nobody came. */
export interface MeetingEvent extends BookingEvent {
  trigger: 'MEETING_STARTED' | 'MEETING_ENDED';
}

/** Who did not come. Cal.com sends the keys of the booking only. */
export interface BookingNoShowUpdatedEvent {
  trigger: 'BOOKING_NO_SHOW_UPDATED';
  bookingUid: string;
  bookingId?: number | undefined;
  attendees: readonly { email: string; isAbsent: boolean }[];
  /** ISO 8601 UTC. */
  createdAt?: string | undefined;
}

/** The button *Ping test* in Cal.com's webhook settings. */
export interface PingEvent {
  trigger: 'PING';
  /** ISO 8601 UTC. */
  createdAt?: string | undefined;
}

/** A trigger that this library does not read. */
export interface UnknownTriggerEvent {
  trigger: 'UNKNOWN';
  /** Cal.com's name of the trigger, for example `RECORDING_READY`. */
  name: string;
  /** As Cal.com sent it, unread. */
  payload: unknown;
  /** ISO 8601 UTC. */
  createdAt?: string | undefined;
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
