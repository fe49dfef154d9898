import {
  BookingError,
  type BookingRedirect,
  readBookingRedirect,
  stripBookingRedirect,
} from 'awell-cal-booking';
import { RETURN_PATH } from './environment';

/** What the address says about a booking, if the patient came back from Cal.com. */
export type Returned = { redirect: BookingRedirect } | { error: BookingError };

/**
 * Reads the address once, when the page loads, and removes the patient's name and e-mail address from it. The ids stay
 * until the activity is completed, so that the page may be reloaded.
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
