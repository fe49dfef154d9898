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

/** What the page tells its host of bookings that were made, or moved. */
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

/** What it tells of one that was cancelled, from what it knew of it before. */
export const cancelledEvents = ({ booking, host, eventType }: BookingView): CalEvent[] => [
  cancelledEvent({ booking, host }, publicPart(eventType)),
];
