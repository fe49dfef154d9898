import { expect } from 'vitest';
import {
  bookAppointment,
  calFrame,
  hostCalls,
  hostEvents,
  servePage,
  test,
  type RecordedPage,
} from './harness/index';

const widget = {
  component: 'BookAppointment' as const,
  props: { calLink: 'clinic/intake', activityId: 'activity-1' },
};

const forgery = {
  originator: 'CAL',
  type: 'bookingSuccessfulV2',
  namespace: 'awell-1',
  fullType: 'CAL:awell-1:bookingSuccessfulV2',
  data: { uid: 'FORGED', status: 'ACCEPTED', startTime: '2027-01-05T09:00:00Z' },
};

const ready = (page: RecordedPage) => page.locator('[data-status="ready"]').waitFor();

/** Waits until all posted messages have arrived, and until a wait for version 2 is over. */
async function settled(page: RecordedPage): Promise<void> {
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        window.addEventListener('message', ({ data }) => {
          if (data === 'last') setTimeout(resolve, 150);
        });
        window.postMessage('last', '*');
      }),
  );
}

test('a message from the host page itself doesn’t count as a booking', async ({
  page,
  openHost,
}) => {
  await openHost({ widgets: [widget], strict: true });
  await ready(page);
  await page.evaluate((message) => {
    window.postMessage(message, '*');
    window.dispatchEvent(new MessageEvent('message', { data: message, origin: location.origin }));
    window.dispatchEvent(new CustomEvent(message.fullType, { detail: message }));
  }, forgery);
  await settled(page);
  expect(await hostCalls(page)).toEqual([]);
});

test('a message from a foreign iframe doesn’t count as a booking, even at the right origin', async ({
  page,
  sandbox,
  openHost,
}) => {
  await openHost({ widgets: [widget], strict: true });
  await ready(page);
  for (const origin of [sandbox.calOrigin, 'about:blank']) {
    const frame = await page.evaluateHandle(async (src) => {
      const element = document.createElement('iframe');
      element.src = src === 'about:blank' ? src : `${src}/clinic/intake-dead/embed`;
      await new Promise((resolve) => {
        element.addEventListener('load', resolve);
        document.body.append(element);
      });
      return element;
    }, origin);
    await (
      await frame.contentFrame()
    )?.evaluate((message) => parent.postMessage(message, '*'), forgery);
  }
  await settled(page);
  expect(await hostCalls(page)).toEqual([]);
});

test('a booking from our iframe at a foreign origin is refused and reported', async ({
  page,
  openHost,
  onTestFinished,
}) => {
  const evil = await servePage(
    `<script>parent.postMessage(${JSON.stringify(forgery)}, '*')</script>`,
  );
  onTestFinished(evil.close);
  await openHost({ widgets: [widget], strict: true });
  await ready(page);
  await calFrame(page)
    .locator('body')
    .evaluate((_body, url) => location.assign(url), evil.origin);
  await expect
    .poll(async () => (await hostEvents(page)).filter(({ name }) => name === 'onError'))
    .toMatchObject([{ payload: { code: 'untrusted_origin' } }]);
  expect(await hostCalls(page)).toEqual([]);
});

test('a flood of forged bookings is reported and looked up only a few times', async ({
  page,
  openHost,
  onTestFinished,
}) => {
  const evil = await servePage(
    `<script>
      for (let count = 0; count < 500; count += 1) parent.postMessage(${JSON.stringify(forgery)}, '*');
      parent.postMessage('the last', '*');
    </script>`,
  );
  onTestFinished(evil.close);
  await openHost({ widgets: [widget] });
  await ready(page);
  const last = page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        addEventListener('message', ({ data }) => data === 'the last' && resolve());
      }),
  );
  await calFrame(page)
    .locator('body')
    .evaluate((_body, url) => location.assign(url), evil.origin);
  await last;
  const errors = (await hostEvents(page)).filter(({ name }) => name === 'onError');
  expect(errors).toHaveLength(3);
});

test('a booking from another origin is accepted if the app allows that origin', async ({
  page,
  openHost,
  onTestFinished,
}) => {
  const other = await servePage(
    `<script>parent.postMessage(${JSON.stringify(forgery)}, '*')</script>`,
  );
  onTestFinished(other.close);
  const props = { ...widget.props, allowedOrigins: [other.origin] };
  await openHost({ widgets: [{ ...widget, props }] });
  await ready(page);
  await calFrame(page)
    .locator('body')
    .evaluate((_body, url) => location.assign(url), other.origin);
  await expect
    .poll(() => hostCalls(page))
    .toMatchObject([{ dataPoints: [{ key: 'bookingId', value: 'FORGED' }] }]);
});

test('malformed messages from the booking page are ignored, and the page still works', async ({
  page,
  openHost,
}) => {
  await openHost({ widgets: [widget], strict: true });
  await ready(page);
  await calFrame(page)
    .locator('body')
    .evaluate(() => {
      const types = ['bookingSuccessful', 'bookingSuccessfulV2', 'bookingCancelled', 'constructor'];
      const payloads = [undefined, null, 0, '', [], {}, { uid: {} }, { booking: { uid: [] } }];
      for (const type of types) {
        for (const data of payloads)
          parent.postMessage({ fullType: `CAL:awell-1:${type}`, data }, '*');
      }
      parent.postMessage({ fullType: 'CAL:awell-1' }, '*');
      parent.postMessage({ fullType: 'CAL:awell-1:' }, '*');
    });
  await settled(page);
  expect(await hostCalls(page)).toEqual([]);
  await bookAppointment(page);
  await page.locator('[data-status="completed"]').waitFor();
  expect(await hostCalls(page)).toHaveLength(1);
});

test('no patient data is left in the console, in storage or in embed.js’s log', async ({
  page,
  openHost,
}) => {
  await openHost({ widgets: [widget] });
  await bookAppointment(page);
  await page.locator('[data-status="completed"]').waitFor();
  const left = await page.evaluate(() =>
    JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      (window as unknown as { Cal: { __logQueue: unknown } }).Cal.__logQueue,
      window.host.events,
      document.documentElement.outerHTML,
    ]),
  );
  expect(left).not.toMatch(/ada@example\.com/i);
  expect(JSON.stringify(page.consoleEntries)).not.toMatch(/ada@example\.com|Lovelace/i);
  // The completed activity stays stored, with the booking's ids and the time.
  const kept = await page.evaluate(() => Object.values<string>({ ...localStorage }));
  expect(kept.map((text) => Object.keys(JSON.parse(text) as object))).toEqual([
    ['activityId', 'bookingUid', 'bookingId', 'at', 'outcome'],
  ]);
});
