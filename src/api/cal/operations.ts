/** Cal.com's API: v2, or v1 on self-hosted servers that still have it. */
export type CalApiVersion = 'v2' | 'v1';

/** A call to Cal.com's API, by its name in the proxy's `allow` and `authorize`. */
export type CalOperation =
  | 'getBooking'
  | 'getBookingRow'
  | 'getBookingBySeat'
  | 'listBookings'
  | 'createBooking'
  | 'updateBooking'
  | 'updateBookingLocation'
  | 'rescheduleBooking'
  | 'cancelBooking'
  | 'confirmBooking'
  | 'declineBooking'
  | 'getCalendarLinks'
  | 'getSlots';

export interface CalCall {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Relative to the API's base address. `{key}` stands for the uid (v2) or the numeric id (v1). */
  path: string;
  /** Cal.com answers it without a key. */
  isPublic?: boolean;
  /** v2: an API version other than CAL_API_VERSION_VALUE. */
  version?: string;
}

export type CalCalls = Readonly<Partial<Record<CalOperation, CalCall>>>;

/** Every call that the client makes and the proxy knows (Cal.com API v2, version 2024-08-13). */
export const CALLS_V2: CalCalls = {
  getBooking: { method: 'GET', path: '/bookings/{key}', isPublic: true },
  // Close to the database row: the only call that says whether a cancelled booking was rescheduled.
  getBookingRow: {
    method: 'GET',
    path: '/bookings/{key}',
    isPublic: true,
    version: '2024-04-15',
  },
  getBookingBySeat: { method: 'GET', path: '/bookings/by-seat/{key}', isPublic: true },
  listBookings: { method: 'GET', path: '/bookings' },
  createBooking: { method: 'POST', path: '/bookings', isPublic: true },
  rescheduleBooking: { method: 'POST', path: '/bookings/{key}/reschedule', isPublic: true },
  cancelBooking: { method: 'POST', path: '/bookings/{key}/cancel', isPublic: true },
  confirmBooking: { method: 'POST', path: '/bookings/{key}/confirm' },
  declineBooking: { method: 'POST', path: '/bookings/{key}/decline' },
  updateBookingLocation: { method: 'PATCH', path: '/bookings/{key}/location' },
  getCalendarLinks: { method: 'GET', path: '/bookings/{key}/calendar-links' },
  // Shows how long an event type takes. A booking may not show it if there is only one length.
  getSlots: { method: 'GET', path: '/slots', isPublic: true, version: '2024-09-04' },
};

/** The same calls of API v1. */
export const CALLS_V1: CalCalls = {
  getBooking: { method: 'GET', path: '/bookings/{key}' },
  listBookings: { method: 'GET', path: '/bookings' },
  createBooking: { method: 'POST', path: '/bookings' },
  updateBooking: { method: 'PATCH', path: '/bookings/{key}' },
  cancelBooking: { method: 'DELETE', path: '/bookings/{key}/cancel' },
};

export const CAL_API_VERSION_HEADER = 'cal-api-version';
/** The API version that hosted and self-hosted servers share. */
export const CAL_API_VERSION_VALUE = '2024-08-13';
