import { useCallback, useEffect } from 'react';
import type { CompletionOptions } from '../completion/options';
import type { BookingStorage } from '../completion/outbox';
import type { BookedAppointment } from '../embed/bookedAppointment';
import type { BookingError } from '../errors';
import { useCompletion } from './useCompletion';

export interface UseCompleteBookAppointmentOptions extends CompletionOptions {
  /** Id of the Awell activity to complete. */
  activityId: string;
  /** The booking that was made, once there is one. */
  booking?: BookedAppointment | undefined;
  /** Where the intent is kept over a reload. @default window.localStorage */
  storage?: BookingStorage | undefined;
}

export interface UseCompleteBookAppointmentResult {
  /** `idle` until there is a booking, also one kept from an earlier visit. */
  status: 'idle' | 'booked' | 'awaiting' | 'completing' | 'completed' | 'failed';
  /** The booking that Awell is told of: the newest, and the one kept from an earlier visit if there is no other. */
  booking: BookedAppointment | undefined;
  /** Further bookings made for the same activity. */
  others: readonly BookedAppointment[];
  /** Why the last try failed. With the status `completing` the next one follows by itself. */
  error: BookingError | undefined;
  /** Tries again now. */
  retry: () => void;
}

/**
 * Completes a "Book appointment" activity for an app with a booking page of its own: once, over lost connections,
 * reloads and several tabs. `BookAppointment` does the same by itself.
 *
 * @example
 * const { status, retry } = useCompleteBookAppointment({ activityId, booking, completeActivity });
 */
export function useCompleteBookAppointment(
  options: UseCompleteBookAppointmentOptions,
): UseCompleteBookAppointmentResult {
  const { activityId, booking, storage } = options;
  const [state, completion] = useCompletion(activityId, storage, options);

  useEffect(() => {
    if (booking) completion().book(booking);
  }, [completion, booking]);

  const retry = useCallback(() => completion().retry(), [completion]);
  return {
    status: state.booking ? state.status : 'idle',
    booking: state.booking,
    others: state.booking ? state.others : [],
    error: state.booking && 'error' in state ? state.error : undefined,
    retry,
  };
}
