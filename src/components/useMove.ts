import { useState } from 'react';

/** How far the page is on which another time is chosen. `refused`: the event type does not let patients move it. */
export type MoveStatus = 'loading' | 'ready' | 'failed' | 'refused';

/** Whether the patient is choosing another time, and how far the page for that is. */
export interface Move {
  /** `undefined` while they are not. */
  status: MoveStatus | undefined;
  /** Rises with each try; another one is another page. */
  attempt: number;
  open: () => void;
  /** It was moved. */
  close: () => void;
  /** The appointment is kept as it is. */
  keep: () => void;
  /** Whether that is how the patient came back. */
  isBack: boolean;
  retry: () => void;
  report: (status: MoveStatus) => void;
}

/**
 * @param booking Key of the booking that may be moved, `undefined` where none may: a page that is open for another one
 * is closed.
 */
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
    // A page that was closed may still report.
    report: (status) => setOpened((before) => before && { ...before, status }),
  };
}
