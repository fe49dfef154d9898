import type { OpenSite } from '../page/site';
import { calAnswerFixture } from '../../src/testing/fixtures';
import { mount, openHost } from './hostPage';

/** What so many `useBooking` of one booking take. */
export interface HookFigures {
  requests: number;
  /** What the main thread does until all show it, in µs, for each. */
  hookUs: number;
}

export async function measureHooks(site: OpenSite, count: number): Promise<HookFigures> {
  let requests = 0;
  const host = await openHost(site, 'useBooking', (page) =>
    page.route('**/api/cal/**', (route) => {
      requests += 1;
      return route.fulfill({ json: calAnswerFixture({ uid: 'booking-1' }) });
    }),
  );
  try {
    const costMs = await host.costOf(() => mount(host, count, 'output'));
    return { requests, hookUs: (costMs * 1000) / count };
  } finally {
    await host.close();
  }
}
