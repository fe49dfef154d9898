'use client';

import { useCallback, useEffect, useMemo, useRef } from 'react';
import { callHost } from '../callHost';
import { acceptBooking } from '../completion/acceptBooking';
import { misuseOf } from '../completion/misuse';
import { bookingOver } from '../booking/refusal';
import { isOver, isSameBooking } from '../booking/identity';
import type { CompletionOptions } from '../completion/options';
import type { BookingStorage } from '../completion/outbox';
import type { BookedAppointment, UnverifiedBooking } from '../booking/bookedAppointment';
import { warnDeveloper } from '../development';
import { BookingError } from '../errors';
import { useCompletion } from './useCompletion';
import { useLatest } from './useLatest';

/** Options of `useCompleteBookAppointment`. */
export interface UseCompleteBookAppointmentOptions extends CompletionOptions {
  /** Id of the Awell activity to complete. */
  activityId: string;
  /** The booking, once there is one. Verify a booking from `readBookingRedirect` first. */
  booking?: BookedAppointment | undefined;
  /**
   * Completes with a booking whose only source is a URL, without verifying it. Set it only if someone else checks the
   * booking, for example your server.
   * @default false
   */
  completeUnverified?: boolean | undefined;
  /** Storage for pending completions, so that a reload doesn't lose them. @default window.localStorage */
  storage?: BookingStorage | undefined;
}

/** Options for an unverified booking. It is either read from Cal.com before completing, or trusted as it is. */
export type UseCompleteUnverifiedBookingOptions = Omit<
  UseCompleteBookAppointmentOptions,
  'booking'
> & {
  /** The booking, for example from `readBookingRedirect`. */
  booking?: BookedAppointment | UnverifiedBooking | undefined;
} & (
    | {
        /** Reads the booking from Cal.com before completing. */
        verifyBooking: true;
      }
    | {
        /** Completes without verifying the booking. Set it only if someone else checks it. */
        completeUnverified: true;
      }
  );

/** Result of `useCompleteBookAppointment`. */
export interface UseCompleteBookAppointmentResult {
  /** State of the completion. `idle` until there is a booking, from this visit or from an earlier one. */
  status: 'idle' | 'booked' | 'awaiting' | 'completing' | 'completed' | 'failed';
  /** The booking to complete with: the newest one, or else the one stored in an earlier visit. */
  booking: BookedAppointment | undefined;
  /** Further bookings for the same activity. */
  others: readonly BookedAppointment[];
  /**
   * Why the last attempt failed; while the status is `completing`, the next attempt is automatic. Or why the booking
   * was refused: `booking_unverified`, `booking_mismatch` (it was verified for another activity), or
   * `booking_rejected` and `booking_cancelled` (that happened before Awell accepted it).
   */
  error: BookingError | undefined;
  /** Retries now. */
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
 * Completes a "Book appointment" activity for an app with its own booking page, or with a redirect to Cal.com's page.
 * It completes the activity once; lost connections, reloads and further tabs don't lose the booking.
 * `BookAppointment` does this by itself.
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
  const isGivenOver = made !== undefined && isOver(made);
  const outcome = isGivenOver && !state.booking ? made.status : lastOutcome;
  const overError = useMemo(() => outcome && bookingOver(outcome), [outcome]);
  const refused = accepted instanceof BookingError ? accepted : undefined;
  const refusal = misuse ?? refused ?? overError;

  useEffect(() => {
    if (isGivenOver) completion().cancel(made);
    else if (made) completion().book(made);
  }, [completion, made, isGivenOver]);

  const latestRefusal = useLatest(refusal);
  const name = refusal && `${refusal.code} ${refusal === refused ? booking?.uid : ''}`;
  const reported = useRef<string>(undefined);
  useEffect(() => {
    // Once per booking, even if the app makes a new object in each render.
    if (reported.current === name) return;
    reported.current = name;
    const error = latestRefusal.current;
    if (!error) return;
    warnDeveloper(error, () => latest.current);
    callHost(() => latest.current.onError?.(error));
  }, [name, latestRefusal, latest]);

  const retry = useCallback(() => {
    if (!misuse) completion().retry();
  }, [misuse, completion]);
  if (!state.booking) {
    const status = refusal ? 'failed' : 'idle';
    return { status, booking: undefined, others: [], error: refusal, retry };
  }
  // The outbox entry has ids only.
  const isKnown = made && state.booking.isRestored && isSameBooking(made, state.booking);
  return {
    status: state.status,
    booking: isKnown ? made : state.booking,
    others: state.others,
    error: ('error' in state ? state.error : undefined) ?? refusal,
    retry,
  };
}
