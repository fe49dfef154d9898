import { expect } from 'vitest';
import { bookAppointment, hostEvents, test, type RecordedPage } from './harness/index';

const ADA = /lovelace|ada@example|ada%40example/i;

const widget = (event: string, more: Record<string, unknown> = {}) => ({
  component: 'BookAppointment' as const,
  props: {
    calLink: `clinic/${event}`,
    activityId: 'activity-1',
    prefill: { name: 'Ada Lovelace', email: 'ada@example.com' },
    ...more,
  },
});

/** Every place that could still contain patient data, as text. */
async function leftBehind(page: RecordedPage): Promise<Record<string, string>> {
  // The log of embed.js is emptied in a separate task after each message.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  const inPage = await page.evaluate(() => ({
    localStorage: JSON.stringify({ ...localStorage }),
    sessionStorage: JSON.stringify({ ...sessionStorage }),
    cookies: document.cookie,
    embedLog: JSON.stringify(
      (window as unknown as { Cal?: { __logQueue?: unknown } }).Cal?.__logQueue ?? [],
    ),
    history: JSON.stringify(history.state),
  }));
  const errors = (await hostEvents(page)).filter(({ name }) => name === 'onError');
  return {
    ...inPage,
    errors: JSON.stringify(errors),
    console: JSON.stringify(page.consoleEntries.map(({ text }) => text)),
    uncaught: JSON.stringify(page.uncaught.map(String)),
  };
}

const states = {
  'the booking page': ['intake', 'ok', 'ready'],
  'a completed activity': ['intake', 'ok', 'completed'],
  'a completion that fails': ['intake', 'reject', 'completing'],
  'a completion that never settles': ['intake', 'never', 'completing'],
  'a booking to pay': ['intake-paid', 'ok', 'completed'],
  'a page that does not exist': ['intake-missing', 'ok', 'failed'],
  'a page that never answers': ['intake-dead', 'ok', 'failed'],
} as const;

test.for(Object.entries(states))(
  '%s leaves no patient data in the browser',
  async ([, [event, completion, status]], { page, openHost }) => {
    await openHost({ widgets: [widget(event, { loadTimeout: 1500 })], completion });
    if (status !== 'failed' && status !== 'ready') await bookAppointment(page);
    await page.locator(`[data-status="${status}"]`).waitFor();
    for (const [place, text] of Object.entries(await leftBehind(page))) {
      expect(text, place).not.toMatch(ADA);
    }
  },
);

test('the test finds patient data in the browser', async ({ page, openHost }) => {
  await openHost({ widgets: [widget('intake')] });
  await page.evaluate(() => localStorage.setItem('forgotten', 'ada@example.com'));
  expect((await leftBehind(page))['localStorage']).toMatch(ADA);
});
