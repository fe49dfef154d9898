import { DateTime } from 'luxon';
import { HOST } from './eventTypes';
import type { BookingRecord, EventType } from '../../src/testing/protocol/types';
import type { CalStore } from './store';

const OPENS = 9;
const CLOSES = 17;
const STEP_MINUTES = 30;
const FURTHEST_DAYS = 400;

export interface Slot {
  start: string;
  end: string;
  /** Who already has a seat, if the shared time isn't empty. */
  taken: { bookingUid: string; attendees: number } | null;
}

export interface SlotQuery {
  eventType: EventType;
  from: Date;
  to: Date;
  /** uid of a booking whose time counts as free. */
  reschedulingUid?: string | null;
}

const toIso = (time: DateTime): string => time.toUTC().toJSDate().toISOString();

const isActive = ({ status }: BookingRecord): boolean =>
  status === 'ACCEPTED' || status === 'PENDING';

function isWorkingTime(start: DateTime, earliest: DateTime): boolean {
  return (
    start >= earliest &&
    start <= earliest.plus({ days: FURTHEST_DAYS }) &&
    start.weekday <= 5 &&
    start.hour >= OPENS &&
    start.hour < CLOSES &&
    start.minute % STEP_MINUTES === 0 &&
    start.second === 0 &&
    start.millisecond === 0
  );
}

function occurrences(start: DateTime, eventType: EventType): DateTime[] {
  return Array.from({ length: eventType.recurringCount ?? 1 }, (_, week) =>
    start.plus({ weeks: week }),
  );
}

export function occurrenceStarts(start: string, eventType: EventType): string[] {
  return occurrences(DateTime.fromISO(start, { zone: HOST.timeZone }), eventType).map(toIso);
}

const canJoin = (booking: BookingRecord, start: DateTime, eventType: EventType): boolean =>
  eventType.seatsPerTimeSlot !== null &&
  booking.eventTypeId === eventType.id &&
  Date.parse(booking.startTime) === start.toMillis() &&
  booking.attendees.length < eventType.seatsPerTimeSlot;

export function createSlotFinder(store: CalStore) {
  const tomorrow = () =>
    DateTime.fromJSDate(store.now(), { zone: HOST.timeZone }).startOf('day').plus({ days: 1 });

  const holders = (start: DateTime, eventType: EventType, exceptUid?: string | null) => {
    const from = start.toMillis();
    const to = start.plus({ minutes: eventType.lengthInMinutes }).toMillis();
    return store
      .bookings()
      .filter((booking) => isActive(booking) && booking.uid !== exceptUid)
      .filter(({ startTime, endTime }) => Date.parse(startTime) < to && Date.parse(endTime) > from);
  };

  const isFree = (start: DateTime, eventType: EventType, exceptUid?: string | null): boolean =>
    occurrences(start, eventType).every((one) =>
      holders(one, eventType, exceptUid).every((booking) => canJoin(booking, one, eventType)),
    );

  const toSlot = (start: DateTime, eventType: EventType): Slot => {
    const [shared] = eventType.seatsPerTimeSlot ? holders(start, eventType) : [];
    return {
      start: toIso(start),
      end: toIso(start.plus({ minutes: eventType.lengthInMinutes })),
      taken: shared ? { bookingUid: shared.uid, attendees: shared.attendees.length } : null,
    };
  };

  return {
    isOffered(start: string): boolean {
      const time = DateTime.fromISO(start, { zone: HOST.timeZone });
      // A time that was listed before midnight may be booked after it.
      const now = DateTime.fromJSDate(store.now(), { zone: HOST.timeZone });
      return time.isValid && isWorkingTime(time, now);
    },
    isFree(start: string, eventType: EventType, exceptUid?: string | null): boolean {
      return isFree(DateTime.fromISO(start, { zone: HOST.timeZone }), eventType, exceptUid);
    },
    /** The booking of this shared time, full or not. */
    sharedBooking(start: string, eventType: EventType): BookingRecord | undefined {
      return store
        .bookings()
        .find(
          (booking) =>
            isActive(booking) &&
            booking.eventTypeId === eventType.id &&
            Date.parse(booking.startTime) === Date.parse(start),
        );
    },
    list({ eventType, from, to, reschedulingUid }: SlotQuery): Slot[] {
      const earliest = tomorrow();
      const slots: Slot[] = [];
      let day = DateTime.fromJSDate(from, { zone: HOST.timeZone }).startOf('day');
      if (day < earliest) day = earliest;
      const last = DateTime.min(
        DateTime.fromJSDate(to, { zone: HOST.timeZone }),
        earliest.plus({ days: FURTHEST_DAYS }),
      );
      for (; day <= last; day = day.plus({ days: 1 })) {
        for (let minutes = OPENS * 60; minutes < CLOSES * 60; minutes += STEP_MINUTES) {
          const start = day.set({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
          const inRange = start.toJSDate() >= from && start.toJSDate() <= to;
          if (
            inRange &&
            isWorkingTime(start, earliest) &&
            isFree(start, eventType, reschedulingUid)
          ) {
            slots.push(toSlot(start, eventType));
          }
        }
      }
      return slots;
    },
  };
}

export type SlotFinder = ReturnType<typeof createSlotFinder>;
