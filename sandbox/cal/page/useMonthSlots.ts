import { useCallback, useMemo } from 'react';
import { api, type Slot } from './api';
import { addDays, addMonths, dayOf, type Day } from './dates';
import { useFetched } from './useFetched';

export interface MonthSlots {
  loaded: boolean;
  byDay: Map<Day, Slot[]>;
}

const NONE: Slot[] = [];

/** Includes a day on either side, because a month begins at other instants in other zones. */
export function useMonthSlots(
  eventTypeId: number,
  month: string,
  timeZone: string,
  rescheduleUid: string | null,
): MonthSlots {
  const fetcher = useCallback(() => {
    const from = new Date(addDays(`${month}-01`, -1));
    const to = new Date(addDays(`${addMonths(month, 1)}-01`, 8));
    return api.slots(eventTypeId, from, to, rescheduleUid).then((slots) => ({ month, slots }));
  }, [eventTypeId, month, rescheduleUid]);
  const { data } = useFetched(fetcher);
  const loaded = data?.month === month;
  const slots = loaded ? data.slots : NONE;

  return useMemo(() => {
    const byDay = new Map<Day, Slot[]>();
    for (const slot of slots) {
      const day = dayOf(slot.start, timeZone);
      byDay.set(day, [...(byDay.get(day) ?? []), slot]);
    }
    return { loaded, byDay };
  }, [loaded, slots, timeZone]);
}
