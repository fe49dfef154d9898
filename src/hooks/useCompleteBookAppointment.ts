'use client';

import { useCallback, useEffect, useMemo } from 'react';
import { acceptBooking } from '../completion/acceptBooking';
import { misuseOf } from '../completion/misuse';
import { bookingOver } from '../booking/refusal';
import { isSameBooking } from '../booking/identity';
import type { CompletionOptions } from '../completion/options';
import type { BookingStorage } from '../completion/outbox';
import type { BookedAppointment, UnverifiedBooking } from '../booking/bookedAppointment';
import { warnDeveloper } from '../development';
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

/** One error for one mistake, however often the app renders. */
function useMisuse(options: CompletionOptions & { activityId: unknown }): BookingError | undefined {
  const { activityId, completeActivity, completionTimeout } = options;
  const isCallable = typeof completeActivity === 'function';
  return useMemo(
    () => misuseOf({ activityId, isCallable, completionTimeout }),
    [activityId, isCallable, completionTimeout],
  );
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
  const { activityId, booking, verifyBooking, completeUnverified } = options;
  const misuse = useMisuse(options);
  const latest = useLatest(options);
  const [state, completion] = useCompletion(
    { ...options, activityId: misuse ? undefined : activityId },
    {
      onHostEvent: (event) => {
        if (event.type === 'error') {
          warnDeveloper(event.error, () => latest.current);
          latest.current.onError?.(event.error);
        }
      },
    },
  );
  const accepted = useMemo(
    () => booking && acceptBooking(booking, activityId, { verifyBooking, completeUnverified }),
    [booking, activityId, verifyBooking, completeUnverified],
  );
  const made = misuse || accepted instanceof BookingError ? undefined : accepted;
  const lastOutcome = 'lastOutcome' in state ? state.lastOutcome : undefined;
  const overError = useMemo(() => lastOutcome && bookingOver(lastOutcome), [lastOutcome]);
  const refused = accepted instanceof BookingError ? accepted : undefined;
  const refusal = misuse ?? refused ?? overError;

  useEffect(() => {
    if (made) completion().book(made);
  }, [completion, made]);

  const latestRefusal = useLatest(refusal);
  const name = refusal && `${refusal.code} ${refusal === refused ? booking?.uid : ''}`;
  useEffect(() => {
    // Once for one booking, also where the app makes the object anew in each render.
    if (name && latestRefusal.current) {
      warnDeveloper(latestRefusal.current, () => latest.current);
      latest.current.onError?.(latestRefusal.current);
    }
  }, [name, latestRefusal, latest]);

  const retry = useCallback(() => {
    if (!misuse) completion().retry();
  }, [misuse, completion]);
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
