import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { bookAppointment, calFrame, hostCalls, hostEvents, holdBack, test } from './harness/index';

const widget = (more: Record<string, unknown> = {}) => ({
  component: 'BookAppointment' as const,
  props: { calLink: 'clinic/intake', activityId: 'activity-1', ...more },
});

const ready = (page: Page) => page.locator('[data-status="ready"]').waitFor();
const frameUrl = async (page: Page): Promise<URL> =>
  new URL((await page.locator('iframe.cal-embed').getAttribute('src')) ?? '');

const setProps = (page: Page, props: Record<string, unknown>): Promise<void> =>
  page.evaluate((changed) => window.host.setProps(0, changed), props);

/** Counts the page's message listeners, timers and observers from now on. */
const countListeners = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const live = { message: 0, ours: 0, observers: 0 };
    Object.assign(window, { live });
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    const types = new Set(['storage', 'online', 'pageshow', 'pagehide', 'visibilitychange']);
    const known = new Set<string>();
    const ids = new Map<unknown, number>();
    const note = ([type, listener]: unknown[], isAdded: boolean): void => {
      if (type !== 'message' && !types.has(String(type))) return;
      const id = ids.get(listener) ?? ids.size;
      ids.set(listener, id);
      if (isAdded) known.add(`${type} ${id}`);
      else known.delete(`${type} ${id}`);
      live.message = [...known].filter((key) => key.startsWith('message')).length;
      live.ours = known.size - live.message;
    };
    for (const target of [window, document]) {
      target.addEventListener = function add(this: EventTarget, ...args: unknown[]) {
        note(args, true);
        return addEventListener.apply(this, args as never);
      } as never;
      target.removeEventListener = function remove(this: EventTarget, ...args: unknown[]) {
        note(args, false);
        return removeEventListener.apply(this, args as never);
      } as never;
    }
    const { observe, disconnect } = MutationObserver.prototype;
    const observing = new Set<MutationObserver>();
    MutationObserver.prototype.observe = function start(...args) {
      // The browser's driver observes the whole document.
      if (args[0] !== document) live.observers = observing.add(this).size;
      return observe.apply(this, args);
    };
    MutationObserver.prototype.disconnect = function stop() {
      observing.delete(this);
      live.observers = observing.size;
      return disconnect.apply(this);
    };
  });

interface Live {
  message: number;
  /** Other listeners of kinds that only this library uses here. */
  ours: number;
  observers: number;
}

const live = (page: Page): Promise<Live> =>
  page.evaluate(() => ({ ...(window as unknown as { live: Live }).live }));

test('no listener is left after unmount', async ({ page, openHost }) => {
  await countListeners(page);
  await openHost({ widgets: [widget()], strict: true });
  await ready(page);
  const mounted = await live(page);
  await page.evaluate(() => window.host.unmount(0));
  const unmounted = await live(page);
  expect(mounted.message - unmounted.message).toBe(1);
  // The remaining listener is embed.js's own.
  expect(unmounted).toEqual({ message: 1, ours: 0, observers: 0 });
  expect(await page.locator('iframe').count()).toBe(0);
});

test('three booking pages share one message listener', async ({ page, openHost }) => {
  await countListeners(page);
  await openHost({ widgets: [1, 2, 3].map((id) => widget({ activityId: `activity-${id}` })) });
  await expect.poll(() => page.locator('[data-status="ready"]').count()).toBe(3);
  // One listener is embed.js's, and one is ours.
  expect(await live(page)).toMatchObject({ message: 2 });
});

test('unmounting before embed.js loads leaves nothing, and the widget can be mounted again', async ({
  page,
  sandbox,
  openHost,
}) => {
  const release = await holdBack(page, sandbox.embedJsUrl, 'continue');
  await openHost({ widgets: [widget()], strict: true });
  await page.getByText('Loading available times').waitFor();
  await page.evaluate(() => window.host.unmount(0));
  await release();
  await page.waitForFunction(() => 'version' in (window as unknown as { Cal: object }).Cal);
  expect(await page.locator('iframe').count()).toBe(0);
  await page.evaluate(() => window.host.mount(0));
  await bookAppointment(page);
  await page.locator('[data-status="completed"]').waitFor();
  expect(await hostCalls(page)).toHaveLength(1);
  expect(page.problems()).toEqual([]);
});

test('mounting five times uses one namespace, and the last widget completes once', async ({
  page,
  openHost,
}) => {
  await openHost({ widgets: [widget()], strict: true });
  for (let mounts = 0; mounts < 5; mounts += 1) {
    await ready(page);
    await page.evaluate(() => {
      window.host.unmount(0);
      window.host.mount(0);
    });
  }
  await bookAppointment(page);
  await page.locator('[data-status="completed"]').waitFor();
  expect(await hostCalls(page)).toHaveLength(1);
  const namespaces = await page.evaluate(() =>
    Object.keys((window as unknown as { Cal: { ns: object } }).Cal.ns),
  );
  expect(namespaces).toEqual(['awell-1']);
  expect(page.problems()).toEqual([]);
});

test(
  '200 mounts leave no more nodes, listeners and entries in embed.js than 20 mounts',
  { timeout: 120_000 },
  async ({ page, openHost }) => {
    await openHost({ widgets: [widget()] });
    await ready(page);
    const session = await page.context().newCDPSession(page);
    const remount = (times: number) =>
      page.evaluate(async (count) => {
        // Each mount is complete: its iframe exists before it is unmounted.
        const frame = () =>
          new Promise<void>((resolve) => {
            const observer = new MutationObserver(() => {
              if (!document.querySelector('iframe')) return;
              observer.disconnect();
              resolve();
            });
            observer.observe(document, { childList: true, subtree: true });
          });
        let frames = 0;
        window.host.unmount(0);
        for (let mounts = 0; mounts < count; mounts += 1) {
          const isThere = frame();
          window.host.mount(0);
          await isThere;
          frames += 1;
          window.host.unmount(0);
        }
        return frames;
      }, times);
    const left = async () => {
      await session.send('HeapProfiler.collectGarbage');
      const { metrics } = await session.send('Performance.getMetrics');
      const metric = (name: string) =>
        metrics.find((one) => one.name === name)?.value ?? Number.NaN;
      const notes = await page.evaluate(() => {
        const { Cal } = window as unknown as {
          Cal: {
            ns: Record<
              string,
              { instance: { api: { constructor: { initializedNamespaces: string[] } } } }
            >;
            __logQueue: unknown[];
          };
        };
        const names = Object.keys(Cal.ns);
        const api = Cal.ns['awell-1']?.instance.api;
        return [names, api?.constructor.initializedNamespaces, Cal.__logQueue.length];
      });
      return { nodes: metric('Nodes'), listeners: metric('JSEventListeners'), notes };
    };
    await session.send('Performance.enable');
    expect(await remount(20)).toBe(20);
    const few = await left();
    expect(await remount(180)).toBe(180);
    await expect
      .poll(async () => (await left()).notes)
      .toEqual([['awell-1', 'awell-2', 'awell-3', 'awell-4'], [], 0]);
    await expect.poll(async () => (await left()).nodes - few.nodes).toBeLessThan(50);
    await expect.poll(async () => (await left()).listeners - few.listeners).toBeLessThan(10);
  },
);

test('a widget that is mounted again after the booking shows the appointment', async ({
  page,
  openHost,
}) => {
  await openHost({ widgets: [widget()] });
  await bookAppointment(page);
  await page.locator('[data-status="completed"]').waitFor();
  await page.evaluate(() => {
    window.host.unmount(0);
    window.host.mount(0);
  });
  await page.getByRole('heading', { name: 'Your appointment is booked' }).waitFor();
  expect(await page.locator('iframe').count()).toBe(0);
});

test('a changed calLink opens the other page, and its booking completes the activity', async ({
  page,
  openHost,
}) => {
  await openHost({ widgets: [widget()], strict: true });
  await ready(page);
  await setProps(page, { calLink: 'clinic/intake-v2-only' });
  await expect
    .poll(async () => (await frameUrl(page)).pathname)
    .toBe('/clinic/intake-v2-only/embed');
  await bookAppointment(page);
  await page.locator('[data-status="completed"]').waitFor();
  expect(await hostCalls(page)).toHaveLength(1);
  expect(page.problems()).toEqual([]);
});

test('changed metadata is sent with the booking, and equal metadata in a new object changes nothing', async ({
  page,
  sandbox,
  openHost,
}) => {
  await openHost({ widgets: [widget({ metadata: { ward: 'a&b' } })] });
  await ready(page);
  const frame = await page.locator('iframe').elementHandle();
  await setProps(page, { metadata: { ward: 'a&b' } });
  expect(await frame?.evaluate((element) => element.isConnected)).toBe(true);
  await setProps(page, { metadata: { ward: 'é #2+x' } });
  expect(await frame?.evaluate((element) => element.isConnected)).toBe(false);
  await bookAppointment(page);
  await page.locator('[data-status="completed"]').waitFor();
  expect(sandbox.cal.bookings().at(-1)?.metadata).toMatchObject({ ward: 'é #2+x' });
});

test('a changed theme and colour are applied to the open page without a reload', async ({
  page,
  openHost,
}) => {
  await openHost({ widgets: [widget({ brandColor: '#ff6600' })] });
  await ready(page);
  const root = calFrame(page).locator('html');
  const brand = () =>
    root.evaluate((element) => getComputedStyle(element).getPropertyValue('--cal-brand').trim());
  await expect.poll(brand).toBe('rgb(255, 102, 0)');
  const frame = await page.locator('iframe').elementHandle();
  await setProps(page, { theme: 'dark', brandColor: '#006600' });
  await expect.poll(brand).toBe('rgb(0, 102, 0)');
  await expect
    .poll(() => root.evaluate((element) => element.classList.contains('dark')))
    .toBe(true);
  expect(await frame?.evaluate((element) => element.isConnected)).toBe(true);
});

test('the booking page gets the accent colour of Awell’s theme', async ({ page, openHost }) => {
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      // Awell sets it on an element around the activity, not on the document.
      document.getElementById('root')?.style.setProperty('--awell-accent-color', '#010203');
    });
  });
  await openHost({ widgets: [widget()] });
  await ready(page);
  await expect
    .poll(() =>
      calFrame(page)
        .locator('html')
        .evaluate((element) => getComputedStyle(element).getPropertyValue('--cal-brand').trim()),
    )
    .toBe('rgb(1, 2, 3)');
});

test('the newest callbacks are called', async ({ page, openHost }) => {
  // The host page makes new functions for each render.
  await openHost({ widgets: [widget()], strict: true });
  await ready(page);
  await setProps(page, { className: 'changed' });
  await setProps(page, { bookingIdFrom: 'uid' });
  await bookAppointment(page);
  await page.locator('[data-status="completed"]').waitFor();
  const [call] = await hostCalls(page);
  const booked = (await hostEvents(page)).find(({ name }) => name === 'onBooked');
  expect(booked?.payload).toMatchObject({ uid: call?.dataPoints[0]?.value });
});

test('the height follows the booking page, and nothing is cut off', async ({ page, openHost }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await openHost({ widgets: [widget({ calLink: 'clinic/intake-slow' })] });
  await page.getByText('Loading available times').waitFor();
  const reserved = await page
    .locator('[data-awell-booking]')
    .evaluate((element) => element.clientHeight);
  expect(reserved).toBeGreaterThan(400);
  await ready(page);
  const heights = () =>
    Promise.all([
      calFrame(page)
        .locator('main')
        .evaluate((element) => Math.ceil(element.getBoundingClientRect().height)),
      page.locator('iframe').evaluate((element) => element.clientHeight),
      page.locator('[data-awell-booking]').evaluate((element) => element.clientHeight),
    ]);
  await expect
    .poll(async () => {
      const [content, frame, root] = await heights();
      return frame >= content && root >= frame;
    })
    .toBe(true);
});

test('a booking of which only version 1 has arrived is completed although the widget is unmounted', async ({
  page,
  openHost,
}) => {
  await openHost({ widgets: [widget()] });
  await ready(page);
  await page.evaluate(() =>
    window.addEventListener('message', ({ data }) => {
      if (data?.type === 'last') window.host.unmount(0);
    }),
  );
  await calFrame(page)
    .locator('body')
    .evaluate(() => {
      const data = { booking: { uid: 'abc', id: 4242 } };
      parent.postMessage({ fullType: 'CAL:awell-1:bookingSuccessful', data }, '*');
      parent.postMessage({ type: 'last' }, '*');
    });
  await expect
    .poll(() => hostCalls(page))
    .toMatchObject([{ dataPoints: [{ key: 'bookingId', value: '4242' }] }]);
});

test('a widget that is unmounted during the completion has no listeners left afterwards', async ({
  page,
  openHost,
}) => {
  await countListeners(page);
  await openHost({ widgets: [widget()], completion: 'reject' });
  await bookAppointment(page);
  await page.getByText('Your appointment is booked, but we have not reached').waitFor();
  await page.evaluate(() => window.host.unmount(0));
  await page.evaluate(() => window.host.completeWith('ok'));
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect.poll(() => live(page)).toEqual({ message: 1, ours: 0, observers: 0 });
});

test('theme, layout and hideEventTypeDetails are applied to the booking page', async ({
  page,
  openHost,
}) => {
  await page.addInitScript(() => {
    if (window === top) return;
    const received: unknown[] = [];
    Object.assign(window, { received });
    window.addEventListener(
      'message',
      ({ data }) => data?.method === 'ui' && received.push(data.arg),
    );
  });
  const look = { theme: 'dark', layout: 'week_view', hideEventTypeDetails: true };
  await openHost({ widgets: [widget(look)] });
  await ready(page);
  const url = await frameUrl(page);
  expect([url.searchParams.get('theme'), url.searchParams.get('layout')]).toEqual([
    'dark',
    'week_view',
  ]);
  const received = () =>
    calFrame(page)
      .locator('body')
      .evaluate(() => (window as unknown as { received: unknown[] }).received);
  await expect.poll(received).toContainEqual({ ...look, colorScheme: 'dark' });
  // A page that reloads inside the frame has lost its settings, so it gets them again.
  await calFrame(page)
    .locator('body')
    .evaluate(() => location.reload());
  await expect.poll(received).toContainEqual({ ...look, colorScheme: 'dark' });
});

test('turning the phone leaves the booking page in place and usable', async ({
  page,
  openHost,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openHost({ widgets: [widget()] });
  await ready(page);
  for (const [width, height] of [
    [844, 390],
    [390, 844],
  ] as const) {
    await page.setViewportSize({ width, height });
    const onTop = () =>
      page.locator('iframe').evaluate((frame) => {
        const { left, top } = frame.getBoundingClientRect();
        return document.elementFromPoint(left + 60, top + 60) === frame;
      });
    await expect.poll(onTop).toBe(true);
  }
  await bookAppointment(page);
  await page.locator('[data-status="completed"]').waitFor();
});

test('the iframe has the title of the app’s labels', async ({ page, openHost }) => {
  await openHost({ widgets: [widget({ labels: { frameTitle: 'Afspraak maken' } })] });
  await ready(page);
  expect(await page.locator('iframe').getAttribute('title')).toBe('Afspraak maken');
});
