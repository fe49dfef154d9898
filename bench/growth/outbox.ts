import type { OpenSite } from '../page/site';
import { mount, openHost } from './hostPage';

/** What it takes to tell of bookings that an outbox holds, among others or all of them. */
export interface OutboxFigures {
  /** From the first mount to the end of telling, in ms, of one booking. */
  oneMs: number;
  /** The same for all of them, each. */
  eachMs: number;
}

export async function measureOutbox(site: OpenSite, entries: number): Promise<OutboxFigures> {
  const tell = async (bookings: number): Promise<number> => {
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
      }, entries),
    );
    try {
      return await mount(host, bookings, 'output');
    } finally {
      await host.close();
    }
  };
  return { oneMs: await tell(1), eachMs: (await tell(entries)) / entries };
}
