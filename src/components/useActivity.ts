import { useCallback, useState } from 'react';
import type { Completion } from '../completion/completion';
import type { Recorded } from '../completion/state';
import { useCompletion } from '../hooks/useCompletion';
import { useLatest } from '../hooks/useLatest';
import type { BookAppointmentProps } from './BookAppointment.types';
import { bookingStateOf, type BookingState, type PageState } from './bookingState';
import { createHostCallbacks, type HostCallbacks } from './hostCallbacks';

/** An activity that is shown: its completion, and its booking page. */
export interface Activity {
  state: BookingState;
  completion: () => Completion;
  /** Whether it is known what was booked before. */
  isKnown: boolean;
  /** The page on which another time is chosen for the booking that was told before is what the app wants to see. */
  isReopened: boolean;
  setPage: (page: PageState) => void;
  /** Counts the tries to show the page. Another one is another page. */
  attempt: number;
  tryAgain: () => void;
  host: HostCallbacks;
  /** Keeps its completion from being forgotten. @returns lets go of it. */
  retain: () => () => void;
}

export interface ActivityOptions {
  /** `undefined` where nothing can be completed. */
  activityId: string | undefined;
  /** Whom the completion asks. */
  calApiUrl: string | undefined;
  recorded: Recorded | undefined;
}

export function useActivity(props: BookAppointmentProps, options: ActivityOptions): Activity {
  const latest = useLatest(props);
  const [host] = useState(() => createHostCallbacks(() => latest.current));
  const [attempt, setAttempt] = useState(0);
  const tryAgain = useCallback(() => setAttempt((number) => number + 1), []);
  const [page, showPage] = useState<PageState>({ status: 'loading' });
  const setPage = useCallback(
    (now: PageState) => {
      showPage(now);
      host.page(now);
    },
    [host],
  );
  const isReopened = ({ status, booking }: { status: string; booking?: unknown }): boolean =>
    status === 'completed' &&
    props.rescheduleUid !== undefined &&
    (booking as { isRestored?: boolean }).isRestored === true;
  const [known, completion, isKnown] = useCompletion(
    { ...props, ...options },
    {
      onHostEvent: host.event,
      onState: (now, before) => {
        // A page to pay on is of no use once nothing is to be paid.
        if (before.booking?.paymentRequired && !now.booking) tryAgain();
        if (!isReopened(now)) host.activity(now);
      },
    },
  );
  const shown = isReopened(known) ? ({ status: 'idle' } as const) : known;
  return {
    state: bookingStateOf(page, shown),
    completion,
    isKnown,
    isReopened: shown !== known,
    setPage,
    attempt,
    tryAgain,
    host: host,
    retain: () => completion().subscribe(() => undefined),
  };
}
