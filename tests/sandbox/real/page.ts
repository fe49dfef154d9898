import { createCalSandbox } from '../../../sandbox/cal/index';
import type { BookingView, EventView } from '../../../sandbox/cal/page/api';
import { cancelledEvents, madeEvents } from '../../../sandbox/cal/page/bookingMessages';
import type { BookingResponse, CalEvent } from '../../../src/testing/protocol/types';
import { readBookingEvent, type BookingEvent } from '../../../src/embed/bookingEvents';
import { NOW } from '../calClient';

export interface Visit {
  start: string;
  email?: string;
  name?: string;
  rescheduleUid?: string;
  notes?: string;
}

export const METADATA = { awellPathwayId: 'flow-1', awellActivityId: 'act-1' };

/** Visits to the sandbox's booking pages without a browser: the page's own requests, and what it tells its host. */
export function createPage(cal = createCalSandbox({ now: () => NOW })) {
  const get = async <T>(path: string): Promise<T> =>
    (await (await cal.app.request(`/api${path}`)).json()) as T;
  const post = (path: string, body: object) =>
    cal.app.request(`/api${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  const viewOf = (uid: string) => get<BookingView>(`/booking/${uid}`);

  return {
    cal,
    viewOf,
    /** As `JSON`, since whatever is undefined does not reach the host. */
    async book(
      slug: string,
      { start, name = 'Sam Okafor', email = 'sam@example.com', rescheduleUid, notes }: Visit,
      metadata: Record<string, string> = METADATA,
    ): Promise<CalEvent[]> {
      const query = new URLSearchParams({ user: 'clinic', slug });
      if (rescheduleUid) query.set('rescheduleUid', rescheduleUid);
      const view = await get<EventView>(`/event?${query}`);
      const isSeries = view.eventType.recurringEvent !== null;
      const response = await post(isSeries ? '/book/recurring-event' : '/book/event', {
        eventTypeId: view.eventType.id,
        start,
        timeZone: 'Europe/Brussels',
        language: 'en',
        responses: { name, email, guests: [], ...(notes && { notes }) },
        metadata,
        rescheduleUid: rescheduleUid ?? null,
        rescheduledBy: null,
        isDryRun: false,
      });
      const body = (await response.json()) as BookingResponse | BookingResponse[];
      if (!response.ok) throw new Error(JSON.stringify(body));
      return madeEvents(view, [body].flat(), false);
    },
    async cancel(uid: string, reason = ''): Promise<CalEvent[]> {
      const view = await viewOf(uid);
      const body = { uid, reason, seatUid: null, cancelledBy: null, remainingToo: false };
      const response = await post('/cancel', body);
      if (!response.ok) throw new Error(await response.text());
      return cancelledEvents(view);
    },
  };
}

/** The same, as the library reads it. */
export const readEvents = (events: CalEvent[]): BookingEvent[] =>
  events.flatMap(({ type, data }) => readBookingEvent(type, data) ?? []);

/** The booking that the older event tells of. */
export function toldBooking([event]: CalEvent[]): BookingResponse {
  if (!event || !('booking' in event.data)) throw new Error('The page told of no booking.');
  return event.data.booking as BookingResponse;
}
