import { useCallback, useEffect, useState } from 'react';
import {
  type Activity,
  type DataPoint,
  listActivities,
  type Message,
  readDataPoints,
  readMessage,
  startCareFlow,
} from './awell';

const POLL_MS = 1000;

interface Snapshot {
  activities: readonly Activity[];
  /** The patient's next activity. */
  current: Activity | undefined;
  /** Its message, if it is one. */
  message: Message | undefined;
  dataPoints: readonly DataPoint[];
}

export interface CareFlowState extends Snapshot {
  careFlowId: string | undefined;
  /** Set while Awell does not answer; the page keeps retrying. */
  isUnreachable: boolean;
  /** Reads the care flow at once, instead of at the next poll. */
  refresh: () => Promise<void>;
}

const NOTHING: Snapshot = {
  activities: [],
  current: undefined,
  message: undefined,
  dataPoints: [],
};

export const isBooking = ({ object }: Activity): boolean => object.type === 'PLUGIN_ACTION';

/** Reads everything that the page shows of a care flow at once, so that nothing moves later. */
async function look(careFlowId: string): Promise<Snapshot> {
  const activities = await listActivities(careFlowId);
  const booking = activities.find(isBooking);
  const current = activities.find(({ status }) => status === 'ACTIVE');
  const [dataPoints, message] = await Promise.all([
    booking ? readDataPoints(booking.object.id) : [],
    current && !isBooking(current) ? readMessage(current.object.id) : undefined,
  ]);
  return { activities, current, message, dataPoints };
}

/** Resumes the care flow of an earlier load, unless Awell no longer knows it. */
async function begin(definitionId: string, resumedId: string | undefined): Promise<string> {
  if (resumedId !== undefined) {
    const known = await listActivities(resumedId).catch(() => undefined);
    if (known) return resumedId;
  }
  return startCareFlow(definitionId, DEMO_ENVIRONMENT.patientId ?? 'demo-patient');
}

/** One care flow, started here and polled while it is shown. */
export function useCareFlow(
  definitionId: string,
  resumedId: string | undefined,
  onStarted: (careFlowId: string) => void,
): CareFlowState {
  const [careFlowId, setCareFlowId] = useState<string>();
  const [snapshot, setSnapshot] = useState<Snapshot>(NOTHING);
  const [isUnreachable, setUnreachable] = useState(false);

  const refresh = useCallback(async () => {
    if (careFlowId === undefined) return;
    try {
      setSnapshot(await look(careFlowId));
      setUnreachable(false);
    } catch {
      setUnreachable(true);
    }
  }, [careFlowId]);

  useEffect(() => {
    if (careFlowId !== undefined) return undefined;
    let isCurrent = true;
    const start = async () => {
      try {
        const id = await begin(definitionId, resumedId);
        if (!isCurrent) return;
        setCareFlowId(id);
        setUnreachable(false);
        onStarted(id);
      } catch {
        if (!isCurrent) return;
        setUnreachable(true);
        timer = setTimeout(start, 2 * POLL_MS);
      }
    };
    // Not at once: StrictMode runs effects twice, and a care flow must not be started twice.
    let timer = setTimeout(start);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [careFlowId, definitionId, resumedId, onStarted]);

  useEffect(() => {
    if (careFlowId === undefined) return undefined;
    const now = setTimeout(refresh);
    const timer = setInterval(() => {
      if (!document.hidden) void refresh();
    }, POLL_MS);
    return () => {
      clearTimeout(now);
      clearInterval(timer);
    };
  }, [careFlowId, refresh]);

  return { careFlowId, ...snapshot, isUnreachable, refresh };
}
