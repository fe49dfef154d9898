import { useState } from 'react';

/** State of the reschedule page. `refused`: the event type doesn't let patients reschedule. */
export type MoveStatus = 'loading' | 'ready' | 'failed' | 'refused';

/** Whether the patient is choosing another time, and the state of the page for it. */
export interface Move {
  /** `undefined` if the patient isn't choosing. */
  status: MoveStatus | undefined;
  /** Number of attempts. Each attempt is a new page. */
  attempt: number;
  open: () => void;
  /** Closes the page after a reschedule. */
  close: () => void;
  /** Closes the page without a change. */
  keep: () => void;
  /** Whether the patient came back without a change. */
  isBack: boolean;
  retry: () => void;
  report: (status: MoveStatus) => void;
}

/** @param booking Key of the booking that may be rescheduled; `undefined` if none may. A change closes the page. */
export function useMove(booking: string | undefined): Move {
  const [opened, setOpened] = useState<{ booking: string | undefined; status: MoveStatus }>();
  const [isBack, setBack] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const isCurrent = booking !== undefined && opened?.booking === booking;
  const open = (): void => setOpened({ booking, status: 'loading' });
  const leave = (isKept: boolean): void => {
    setOpened(undefined);
    setBack(isKept);
  };
  return {
    status: isCurrent ? opened?.status : undefined,
    attempt,
    open,
    close: () => leave(false),
    keep: () => leave(true),
    isBack,
    retry: () => {
      open();
      setAttempt((number) => number + 1);
    },
    // A closed page may still report.
    report: (status) => setOpened((before) => before && { ...before, status }),
  };
}
