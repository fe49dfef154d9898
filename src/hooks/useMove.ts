import { useState } from 'react';

/** How far the page is on which another time is chosen. */
export type MoveStatus = 'loading' | 'ready' | 'failed';

/** Whether the patient is choosing another time, and how far the page for that is. */
export interface Move {
  /** `undefined` while they are not. */
  status: MoveStatus | undefined;
  /** Rises with each try; another one is another page. */
  attempt: number;
  open: () => void;
  /** The appointment is kept as it is, or was moved. */
  close: () => void;
  retry: () => void;
  report: (status: MoveStatus) => void;
}

export function useMove(): Move {
  const [status, setStatus] = useState<MoveStatus>();
  const [attempt, setAttempt] = useState(0);
  return {
    status,
    attempt,
    open: () => setStatus('loading'),
    close: () => setStatus(undefined),
    retry: () => {
      setStatus('loading');
      setAttempt((number) => number + 1);
    },
    // A page that was closed may still report.
    report: (next) => setStatus((before) => before && next),
  };
}
