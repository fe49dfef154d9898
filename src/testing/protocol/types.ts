export type BookingStatus = 'ACCEPTED' | 'PENDING' | 'CANCELLED' | 'REJECTED';

export interface Host {
  id: number;
  name: string;
  email: string;
  username: string;
  timeZone: string;
}

export interface EventType {
  id: number;
  slug: string;
  title: string;
  description: string;
  lengthInMinutes: number;
  requiresConfirmation: boolean;
  /** Minor units; 0 is free. */
  price: number;
  recurringCount: number | null;
  seatsPerTimeSlot: number | null;
  disableCancelling: boolean;
  disableRescheduling: boolean;
  /** Minutes before the start in which the patient may no longer reschedule. */
  minimumRescheduleNotice: number | null;
  /** Place of the appointment: an address, a link, a phone number or an app such as `integrations:daily`. */
  location: string;
  /** Which versions of the booking events its page sends. */
  fires: 'both' | 'v1' | 'v2';
  /** Its bookings have no numeric id, as on newer pages. */
  omitsNumericId: boolean;
}

export interface Attendee {
  id: number;
  name: string;
  email: string;
  timeZone: string;
  locale: string;
  seatReferenceUid: string | null;
  responses: Responses;
  metadata: Record<string, string>;
}

export type Responses = Record<string, unknown>;

export interface Payment {
  id: number;
  uid: string;
  bookingUid: string;
  seatReferenceUid: string | null;
  amount: number;
  currency: string;
  success: boolean;
}

export interface BookingRecord {
  id: number;
  uid: string;
  eventTypeId: number;
  status: BookingStatus;
  title: string;
  description: string;
  startTime: string;
  endTime: string;
  attendees: Attendee[];
  guests: string[];
  responses: Responses;
  metadata: Record<string, string>;
  location: string;
  paid: boolean;
  rescheduled: boolean;
  fromReschedule: string | null;
  rescheduledToUid: string | null;
  rescheduledBy: string | null;
  reschedulingReason: string | null;
  cancellationReason: string | null;
  cancelledBy: string | null;
  rejectionReason: string | null;
  recurringEventId: string | null;
  iCalUID: string;
  iCalSequence: number;
  createdAt: string;
  updatedAt: string | null;
  creationSource: 'WEBAPP' | 'API_V2';
  /** Lets the host confirm by a link in the e-mail. Only pending bookings have one. */
  oneTimePassword: string | null;
}

/** The JSON of `POST /api/book/event`, which is also `booking` in the V1 events. */
export interface BookingResponse {
  id?: number;
  uid: string;
  eventTypeId?: number;
  title: string;
  startTime: string;
  endTime: string;
  status: BookingStatus;
  paymentRequired?: boolean;
  paymentUid?: string;
  seatReferenceUid?: string;
  videoCallUrl?: string;
  user: { name: string; timeZone: string; username: string; email: null };
  /** Missing for someone who joins a shared time. */
  userPrimaryEmail?: string;
  [field: string]: unknown;
}

export interface CalEvent {
  type: string;
  data: object;
}
