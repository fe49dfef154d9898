import {
  BookingError,
  type BookingRedirect,
  readBookingRedirect,
  stripBookingRedirect,
} from 'awell-cal-booking';
import { RETURN_PATH } from './environment';

/** What the address says that the patient came back with, if that is a booking. */
export type Returned = { redirect: BookingRedirect } | { error: BookingError };

/**
 * Reads the address once, when the page loads, and takes the patient's name and e-mail address out of it. The ids stay
 * until Awell knows, so that the page may be reloaded.
 */
export function arrive(): Returned | undefined {
  if (location.pathname !== RETURN_PATH) return undefined;
  const address = location.href;
  history.replaceState(null, '', stripBookingRedirect(address));
  try {
    return { redirect: readBookingRedirect(address) };
  } catch (error) {
    if (error instanceof BookingError) return { error };
    throw error;
  }
}
