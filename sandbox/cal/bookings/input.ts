import type { SandboxEventType } from '../eventTypes';
import type { BookingRecord, Payment, Responses } from '../../../src/testing/protocol/types';

export interface Booker {
  name: string;
  email: string;
  timeZone: string;
  locale: string;
}

export interface BookInput {
  eventType: SandboxEventType;
  start: string;
  booker: Booker;
  guests: string[];
  responses: Responses;
  metadata: Record<string, string>;
  /** Location of the appointment. Without it, the event type's. */
  location?: string | null;
  source: BookingRecord['creationSource'];
}

export interface RescheduleInput {
  start: string;
  rescheduledBy: string | null;
  reason: string | null;
  /** The host needs no confirmation and no notice. */
  byHost: boolean;
  metadata: Record<string, string>;
  source: BookingRecord['creationSource'];
}

export interface Booked {
  booking: BookingRecord;
  joinedSeat: boolean;
  seatReferenceUid: string | null;
  payment: Payment | null;
}
