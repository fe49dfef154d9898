import { useCallback, useState } from 'react';
import type { Completion } from '../completion/completion';
import type { BookingState } from '../completion/machine';
import { useCompletion } from '../hooks/useCompletion';
import type { BookAppointmentProps } from './BookAppointment.types';

/** An activity that is shown: its completion, and the tries to show its booking page. */
export interface Activity {
  state: BookingState;
  completion: () => Completion;
  /** Whether it is known what was booked before. */
  isKnown: boolean;
  /** Counts the tries. Another one is another page. */
  attempt: number;
  tryAgain: () => void;
  /** Keeps its completion from being forgotten. @returns lets go of it. */
  retain: () => () => void;
}

/** Passes a change of state on to the app. */
function announce(props: BookAppointmentProps, state: BookingState, before: BookingState): void {
  if (state.status !== before.status) props.onStatusChange?.(state.status, state);
  if (state.status === 'ready' && before.status !== 'ready') props.onReady?.();
  if (state.status === 'completed' && before.status !== 'completed') {
    props.onCompleted?.(state.booking);
  }
  const error = 'error' in state ? state.error : undefined;
  if (error && !('error' in before && before.error === error)) props.onError?.(error);
}

/** @param calApiUrl Whom the completion asks. */
export function useActivity(props: BookAppointmentProps, calApiUrl: string | undefined): Activity {
  const [attempt, setAttempt] = useState(0);
  const tryAgain = useCallback(() => setAttempt((number) => number + 1), []);
  const [state, completion, isKnown] = useCompletion(
    props.activityId,
    props.storage,
    {
      ...props,
      calApiUrl,
      onChanged: (is, booking) => {
        if (is === 'cancelled') props.onCancelled?.({ booking });
        else props.onRescheduled?.({ booking, previousUid: booking.rescheduledFromUid });
      },
    },
    (now, before) => {
      // A page to pay on is of no use once nothing is to be paid.
      if (before.booking?.paymentRequired && !now.booking) tryAgain();
      announce(props, now, before);
    },
  );
  const retain = (): (() => void) => completion().subscribe(() => undefined);
  return { state, completion, isKnown, attempt, tryAgain, retain };
}
