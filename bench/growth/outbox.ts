import type { OpenSite } from '../page/site';
import { mount, openHost } from './hostPage';

/** What the main thread does to tell of bookings that an outbox holds, from the mount to the end, in ms. */
export interface OutboxFigures {
  /** Of one of them. */
  oneMs: number;
  /** Of all the others at once, for each. */
  eachMs: number;
}

export async function measureOutbox(site: OpenSite, entries: number): Promise<OutboxFigures> {
  const host = await openHost(site, 'outbox', (page) =>
    page.addInitScript((count) => {
      for (let number = 1; number <= count; number += 1) {
        const activityId = `activity-${number}`;
        const intent = {
          activityId,
          bookingUid: `booking-${number}`,
          status: 'accepted',
          dataPoints: [{ key: 'bookingId', value: `booking-${number}` }],
          at: Date.now(),
        };
        localStorage.setItem(`awell-cal-booking:${activityId}`, JSON.stringify(intent));
      }
    }, entries + 1),
  );
  try {
    const oneMs = await host.costOf(() => mount(host, 1, 'output'));
    const allMs = await host.costOf(() => mount(host, entries, 'output'));
    return { oneMs, eachMs: allMs / entries };
  } finally {
    await host.close();
  }
}
