import { useCallback, useEffect, useState } from 'react';
import {
  type Activity,
  type DataPoint,
  listActivities,
  readDataPoints,
  startCareFlow,
} from './awell';

const POLL_MS = 1000;

export interface CareFlowState {
  careFlowId: string | undefined;
  activities: readonly Activity[];
  dataPoints: readonly DataPoint[];
  /** Set while Awell does not answer; the page goes on trying. */
  isUnreachable: boolean;
  /** Asks Awell at once, instead of at the next poll. */
  refresh: () => Promise<void>;
}

interface Snapshot {
  activities: readonly Activity[];
  dataPoints: readonly DataPoint[];
}

export const isBooking = ({ object }: Activity): boolean => object.type === 'PLUGIN_ACTION';

async function look(careFlowId: string): Promise<Snapshot> {
  const activities = await listActivities(careFlowId);
  const booking = activities.find(isBooking);
  return { activities, dataPoints: booking ? await readDataPoints(booking.object.id) : [] };
}

/** Resumes the care flow of an earlier load, unless Awell no longer knows it. */
async function begin(definitionId: string, resumedId: string | undefined): Promise<string> {
  if (resumedId !== undefined) {
    const known = await listActivities(resumedId).catch(() => undefined);
    if (known) return resumedId;
  }
  return startCareFlow(definitionId, DEMO_ENVIRONMENT.patientId ?? 'demo-patient');
}

/** One care flow, started here and watched for as long as it is shown. */
export function useCareFlow(
  definitionId: string,
  resumedId: string | undefined,
  onStarted: (careFlowId: string) => void,
): CareFlowState {
  const [careFlowId, setCareFlowId] = useState<string>();
  const [snapshot, setSnapshot] = useState<Snapshot>({ activities: [], dataPoints: [] });
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
    // Not at once: StrictMode runs effects twice, and a care flow is not to be started twice.
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
