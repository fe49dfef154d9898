import { useCallback, useState } from 'react';
import type { Completion } from '../completion/completion';
import type { Recorded } from '../completion/state';
import { useCompletion } from '../hooks/useCompletion';
import { useLatest } from '../hooks/useLatest';
import type { BookAppointmentProps } from './BookAppointment.types';
import { bookingStateOf, type BookingState, type PageState } from './bookingState';
import { createHostCallbacks, type HostCallbacks } from './hostCallbacks';

/** An activity on the page: its completion, and its booking page. */
export interface Activity {
  state: BookingState;
  completion: () => Completion;
  /** Whether storage was read, so that earlier bookings are known. */
  isKnown: boolean;
  /** Whether the app asks to reschedule the booking that completed the activity in an earlier visit. */
  isReopened: boolean;
  setPage: (page: PageState) => void;
  /** Number of attempts to show the page. Each attempt is a new page. */
  attempt: number;
  tryAgain: () => void;
  host: HostCallbacks;
  /** Keeps the completion in memory. @returns a function that releases it. */
  retain: () => () => void;
}

export interface ActivityOptions {
  /** `undefined` if nothing can be completed. */
  activityId: string | undefined;
  /** Base URL of the API that the completion asks. */
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
        // A payment page is of no use once there is nothing to pay.
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
