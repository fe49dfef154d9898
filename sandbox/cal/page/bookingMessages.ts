import {
  bookedEvents,
  cancelledEvent,
  dryRunEvents,
  recurringBookedEvents,
} from '../../../src/testing/protocol/events';
import type { PublicEventType } from '../../../src/testing/protocol/publicEventType';
import type { BookingResponse, CalEvent } from '../../../src/testing/protocol/types';
import type { BookingView, EventView, PageEventType } from './api';

function publicPart({
  fires: _fires,
  redirects: _redirects,
  ...rest
}: PageEventType): PublicEventType {
  return rest;
}

/** The page's messages about bookings that were made or rescheduled. */
export function madeEvents(
  { eventType, former }: EventView,
  bookings: BookingResponse[],
  isDryRun: boolean,
): CalEvent[] {
  const isReschedule = former !== null;
  const [first] = bookings;
  if (isDryRun) return dryRunEvents(bookings, { isReschedule });
  if (eventType.recurringEvent) return recurringBookedEvents(bookings, { isReschedule });
  if (!first) return [];
  const flow = { eventType: publicPart(eventType), isReschedule, fires: eventType.fires };
  return bookedEvents(first, flow);
}

/** The page's messages about a cancelled booking, from what it knew before. */
export const cancelledEvents = ({ booking, host, eventType }: BookingView): CalEvent[] => [
  cancelledEvent({ booking, host }, publicPart(eventType)),
];
