'use client';

import { useCallback, useEffect, useMemo } from 'react';
import { admit } from '../completion/admit';
import { bookingOver } from '../booking/refusal';
import { isSameBooking } from '../booking/identity';
import type { CompletionOptions } from '../completion/options';
import type { BookingStorage } from '../completion/outbox';
import type { BookedAppointment, UnverifiedBooking } from '../booking/bookedAppointment';
import { BookingError } from '../errors';
import { useCompletion } from './useCompletion';
import { useLatest } from './useLatest';

export interface UseCompleteBookAppointmentOptions extends CompletionOptions {
  /** Id of the Awell activity to complete. */
  activityId: string;
  /** The booking that was made, once there is one. That of `readBookingRedirect` must be verified. */
  booking?: BookedAppointment | undefined;
  /**
   * Take an address's word for a booking, and for everything about it. Only where somebody else makes sure of it, for
   * example your server.
   * @default false
   */
  completeUnverified?: boolean | undefined;
  /** Where the intent is kept over a reload. @default window.localStorage */
  storage?: BookingStorage | undefined;
}

/** The same for a booking that nobody has verified: it is read back before completing, or taken on trust. */
export type UseCompleteUnverifiedBookingOptions = Omit<
  UseCompleteBookAppointmentOptions,
  'booking'
> & {
  booking?: BookedAppointment | UnverifiedBooking | undefined;
} & ({ verifyBooking: true } | { completeUnverified: true });

export interface UseCompleteBookAppointmentResult {
  /** `idle` until there is a booking, also one kept from an earlier visit. */
  status: 'idle' | 'booked' | 'awaiting' | 'completing' | 'completed' | 'failed';
  /** The booking that Awell is told of: the newest, and the one kept from an earlier visit if there is no other. */
  booking: BookedAppointment | undefined;
  /** Further bookings made for the same activity. */
  others: readonly BookedAppointment[];
  /**
   * Why the last try failed; with the status `completing` the next one follows by itself. Or why the booking was not
   * taken: `booking_unverified`, `booking_mismatch` where it was verified for another activity, and
   * `booking_rejected` or `booking_cancelled` where that is what became of it before Awell was told.
   */
  error: BookingError | undefined;
  /** Tries again now. */
  retry: () => void;
}

/**
 * Completes a "Book appointment" activity for an app with a booking page of its own, or with a redirect to Cal.com's:
 * once, over lost connections, reloads and several tabs. `BookAppointment` does the same by itself.
 *
 * @example
 * const { status, retry } = useCompleteBookAppointment({ activityId, booking, completeActivity });
 */
export function useCompleteBookAppointment(
  options: UseCompleteBookAppointmentOptions | UseCompleteUnverifiedBookingOptions,
): UseCompleteBookAppointmentResult {
  const { activityId, booking, storage, verifyBooking, completeUnverified } = options;
  const [state, completion] = useCompletion(activityId, storage, options);
  const admitted = useMemo(
    () => booking && admit(booking, activityId, { verifyBooking, completeUnverified }),
    [booking, activityId, verifyBooking, completeUnverified],
  );
  const isRefused = admitted instanceof BookingError;
  const made = isRefused ? undefined : admitted;
  const lost = 'lost' in state ? state.lost : undefined;
  const lostError = useMemo(() => lost && bookingOver(lost), [lost]);
  const refusal = isRefused ? admitted : lostError;

  useEffect(() => {
    if (made) completion().book(made);
  }, [completion, made]);

  const latest = useLatest({ refusal, onError: options.onError });
  const refused = isRefused ? `${admitted.code} ${booking?.uid}` : lost;
  useEffect(() => {
    const { refusal: error, onError } = latest.current;
    // Once for one booking, also where the app makes the object anew in each render.
    if (refused && error) onError?.(error);
  }, [refused, latest]);

  const retry = useCallback(() => completion().retry(), [completion]);
  if (!state.booking) {
    const status = refusal ? 'failed' : 'idle';
    return { status, booking: undefined, others: [], error: refusal, retry };
  }
  // What was kept over a reload has ids only.
  const isKnown = made && state.booking.isRestored && isSameBooking(made, state.booking);
  return {
    status: state.status,
    booking: isKnown ? made : state.booking,
    others: state.others,
    error: ('error' in state ? state.error : undefined) ?? refusal,
    retry,
  };
}
