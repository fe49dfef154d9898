import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, WebSocketRoute } from 'playwright-core';
import { expect } from 'vitest';
import {
  ada,
  bookAppointment,
  calFrame,
  confirmBooking,
  fillForm,
  pickTime,
  test as base,
} from '../browser/harness/index';
import { labels as de } from '../../src/texts/languages/de';
import { installExample, versionOf } from './example';

const LANGUAGES = readdirSync(
  join(import.meta.dirname, '../../examples/hosted-pages/public/locales'),
);

const SOCKET = 'ws://awell.invalid/orchestration/subscriptions';

interface SocketMessage {
  id: string;
  type: string;
  payload?: { query: string };
}

/** Awell's socket with the graphql-ws protocol: subscriptions receive what a test pushes. */
async function openSocket(page: Page) {
  const subscribed: { socket: WebSocketRoute; id: string; query: string }[] = [];
  await page.routeWebSocket(SOCKET, (socket) => {
    socket.onMessage((text) => {
      const { id, type, payload } = JSON.parse(String(text)) as SocketMessage;
      if (type === 'connection_init') socket.send('{"type":"connection_ack"}');
      if (type === 'subscribe') subscribed.push({ socket, id, query: payload?.query ?? '' });
    });
  });
  return (field: string, value: object) => {
    for (const { socket, id } of subscribed.filter(({ query }) => query.includes(field))) {
      socket.send(JSON.stringify({ id, type: 'next', payload: { data: { [field]: value } } }));
    }
  };
}

/** How often the page sent a completion. */
function countMutations(page: Page): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (request.postData()?.includes('mutation CompleteExtensionActivity')) count += 1;
  });
  return () => count;
}

const isMutation = (body: string | null): boolean =>
  body?.includes('completeExtensionActivity') ?? false;

const test = base
  // oxlint-disable-next-line no-empty-pattern -- Vitest reads the fixtures that it needs from the pattern.
  .extend('remote', { scope: 'file' }, async ({}, { onCleanup }) => {
    const remote = await installExample('federated-remote');
    onCleanup(remote.close);
    await remote.script('build');
    return remote.serve('serve.js', [], { PORT: '0' });
  })
  .extend('app', { scope: 'file' }, async ({ remote, sandbox }, { onCleanup }) => {
    const example = await installExample('hosted-pages', { by: 'yarn' });
    onCleanup(example.close);
    expect(versionOf(example, 'react')).toBe('18.2.0');
    expect(versionOf(example, 'typescript')).toBe('4.7.4');
    const env = {
      NEXT_PUBLIC_URL_ORCHESTRATION_API: sandbox.awellEndpoint.replace('/m2m', ''),
      NEXT_PUBLIC_URL_ORCHESTRATION_API_WS: SOCKET,
      NEXT_PUBLIC_URL_EXTENSIONS: remote,
      ORCHESTRATION_M2M_API: sandbox.awellEndpoint,
      ORCHESTRATION_API_KEY: sandbox.awell.apiKey,
      HOSTED_PAGES_AUTH_KEY: 'hosted-pages',
      HOSTED_PAGES_AUTH_SECRET: 'sandbox-session-secret',
    };
    await example.script('build', env);
    const app = await example.serve('node_modules/next/dist/bin/next', ['start', '-p', '0'], env);
    sandbox.awell.store.customDomain = sandbox.calOrigin;
    return app;
  })
  /** Opens a hosted session in which the booking is due. */
  .extend('openSession', ({ app, page, sandbox }, { onCleanup }) => {
    const { store } = sandbox.awell;
    onCleanup(() => store.faults.clear());
    return async (more = '', { language = '', calLink = 'clinic/intake' } = {}) => {
      const ids = store.startBookAppointment({ calLink, customDomain: sandbox.calOrigin });
      const session = store.startSession(ids.careFlowId);
      const push = await openSocket(page);
      await page.goto(`${app}/${language}?sessionId=${session.id}${more}`);
      return {
        ...ids,
        push,
        mutations: countMutations(page),
        completions: () => store.completions(ids.activityId),
      };
    };
  });

/** Toasts, which stay for twelve seconds. */
const toasts = (page: Page) => page.locator('.Toastify__toast');

const nextStep = (page: Page) => page.getByRole('heading', { name: 'What comes next' }).waitFor();

test('a patient opens a link, books, and sees what comes next', async ({ app, page, sandbox }) => {
  await openSocket(page);
  await page.goto(`${app}/l/intake`);
  await page.getByRole('button', { name: 'Mark as read' }).click();
  await bookAppointment(page);
  await nextStep(page);
  expect(await page.locator('iframe').count()).toBe(0);
  const booking = sandbox.cal.bookings().at(-1);
  const activityId = String(booking?.metadata['awellActivityId']);
  expect(sandbox.awell.store.completions(activityId)).toMatchObject([
    { dataPoints: [{ key: 'bookingId', value: booking?.uid }] },
  ]);
  expect(page.problems()).toEqual([]);
});

test('the booking page has the accent colour, and fits into the scrolling container', async ({
  openSession,
  page,
}) => {
  await page.setViewportSize({ width: 1200, height: 400 });
  await openSession();
  const frame = calFrame(page);
  await frame.getByRole('button', { disabled: false }).first().waitFor();
  await expect
    .poll(() =>
      frame
        .locator(':root')
        .evaluate((root) => getComputedStyle(root).getPropertyValue('--cal-brand').trim()),
    )
    .toMatch(/#6b2fa0|rgb\(107, 47, 160\)/);
  expect(await page.locator('.layout').getAttribute('data-layout')).toBe('flexible');
  const box = page.locator('#error-boundary');
  await expect
    .poll(() => box.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight))
    .toBeGreaterThan(100);
  // The end of the booking page can be reached by scrolling: nothing cuts it off.
  const end = await box.evaluate((element) => {
    element.scrollTop = element.scrollHeight;
    const { bottom } = element.querySelector('iframe')!.getBoundingClientRect();
    return bottom - element.getBoundingClientRect().bottom;
  });
  expect(end).toBeLessThanOrEqual(1);
});

test('the widget uses the session’s language, for all nine languages', async ({ app, page }) => {
  const titles = new Set<string>();
  for (const language of LANGUAGES) {
    await page.goto(`${app}/${language === 'en' ? '' : `${language}/`}l/intake`);
    await page.locator('.message button').click();
    const iframe = page.locator('iframe.cal-embed');
    await iframe.waitFor();
    const root = page.locator('[data-status]');
    await expect.poll(() => root.getAttribute('lang')).toBe(language);
    titles.add((await iframe.getAttribute('title')) ?? '');
  }
  expect(titles.size).toBe(LANGUAGES.length);
});

test('if Awell fails at first, the booking is saved and retried, without a toast', async ({
  openSession,
  page,
  sandbox,
}) => {
  const { completions } = await openSession();
  // Until the test has seen the message, because a retry may come at any moment.
  sandbox.awell.store.failNext({ mode: '500', times: 1000 });
  await bookAppointment(page);
  await page.getByText('Your appointment is booked, but we have not reached').waitFor();
  expect(await toasts(page).count()).toBe(0);
  sandbox.awell.store.faults.clear();
  await nextStep(page);
  expect(await toasts(page).count()).toBe(0);
  expect(completions()).toHaveLength(1);
});

test.for([
  ['the connection breaks', 2],
  ['a gateway answers 502', 1],
] as const)(
  'if Awell completes and %s, with the socket blocked, there is at most one retry and no error',
  async ([how, times], { openSession, page, sandbox }) => {
    await page.routeWebSocket(SOCKET, (socket) => socket.close());
    const { completions, mutations } = await openSession();
    if (times === 2) sandbox.awell.store.failNext({ mode: 'after' });
    else {
      await page.route(`${new URL(sandbox.awellEndpoint).origin}/**`, async (route) => {
        if (!isMutation(route.request().postData())) return route.continue();
        await route.fetch();
        return route.fulfill({ status: 502, body: how });
      });
    }
    const said = page.getByText('could not reach').waitFor();
    await bookAppointment(page);
    expect(await Promise.race([nextStep(page).then(() => 'next step'), said])).toBe('next step');
    expect(mutations()).toBeLessThanOrEqual(times);
    expect(await toasts(page).count()).toBe(0);
    expect(completions()).toHaveLength(1);
  },
);

test('if Awell answers ACTIVE and pushes DONE later, there is one request, and the patient sees the success', async ({
  openSession,
  page,
  sandbox,
}) => {
  const { activityId, completions, mutations, push } = await openSession();
  await page.route(`${new URL(sandbox.awellEndpoint).origin}/**`, async (route) => {
    if (!isMutation(route.request().postData())) return route.continue();
    const response = await route.fetch();
    return route.fulfill({ response, body: (await response.text()).replace('"DONE"', '"ACTIVE"') });
  });
  await bookAppointment(page);
  await page.getByText('Your clinic has received your booking').waitFor();
  const completed = await page.evaluate(
    (id) => ({ __typename: 'Activity', id, status: 'DONE', date: new Date().toISOString() }),
    activityId,
  );
  const object = { __typename: 'ActivityObject', id: 'o', type: 'PLUGIN_ACTION', name: 'Book' };
  push('sessionActivityCompleted', { ...completed, object, indirect_object: object });
  await nextStep(page);
  expect(mutations()).toBe(1);
  expect(await toasts(page).count()).toBe(0);
  expect(completions()).toHaveLength(1);
});

test('if the activity was completed with another booking, the page continues and stores that one', async ({
  openSession,
  page,
  sandbox,
}) => {
  const { store } = sandbox.awell;
  const { activityId, completions, mutations } = await openSession();
  await pickTime(calFrame(page));
  store.complete(store.activity(activityId)!, [{ key: 'bookingId', value: 'another-uid' }]);
  await fillForm(calFrame(page), ada);
  await confirmBooking(calFrame(page));
  await nextStep(page);
  expect(mutations()).toBe(1);
  expect(await toasts(page).count()).toBe(0);
  expect(completions()).toHaveLength(1);
  const kept = await page.evaluate(() => JSON.stringify(localStorage));
  expect(kept).toContain('another-uid');
});

test('the form is filled with the care flow’s data about the patient', async ({
  openSession,
  page,
  sandbox,
}) => {
  await page.route(`${new URL(sandbox.awellEndpoint).origin}/**`, async (route) => {
    if (!route.request().postData()?.includes('extensionActivityRecord')) return route.continue();
    const response = await route.fetch();
    const points =
      '"data_points":[{"__typename":"P","label":"defaultName","value":"Ada O&#x27;Shea"}]';
    const body = (await response.text()).replace('"data_points":[]', points);
    return route.fulfill({ response, body });
  });
  await openSession();
  await pickTime(calFrame(page));
  await expect.poll(() => calFrame(page).getByLabel('Your name').inputValue()).toBe("Ada O'Shea");
});

test('the texts keep our colours with Hosted Pages’ style sheets, and the width of its activities', async ({
  openSession,
  page,
  sandbox,
}) => {
  await openSession();
  sandbox.awell.store.failNext({ mode: '500', times: 1000 });
  await bookAppointment(page);
  const heading = page.locator('[data-awell-booking-panel]').getByRole('heading');
  await heading.waitFor();
  const root = page.locator('[data-awell-booking]');
  const styleOf = (one: typeof root, name: string) =>
    one.evaluate((element, key) => getComputedStyle(element).getPropertyValue(key), name);
  // --awell-slate900, the colour of the message activity.
  for (const one of [root, heading]) expect(await styleOf(one, 'color')).toBe('rgb(15, 23, 42)');
  expect(await styleOf(root, 'background-color')).toBe('rgba(0, 0, 0, 0)');
  expect(await styleOf(root, '--awell-booking-max-width')).toBe('65ch');
});

test('a wrong link shows a message in German to a German patient', async ({
  openSession,
  page,
}) => {
  await openSession('', { language: 'de/', calLink: 'https://evil.example/a/b' });
  const panel = page.locator('[data-awell-booking-panel]');
  await expect.poll(() => panel.innerText()).toBe(`${de.failed}\n\n${de.misconfigured}`);
});

test('after a lost connection replaces the whole page, Retry completes the activity without an empty calendar', async ({
  openSession,
  page,
  sandbox,
}) => {
  const { completions } = await openSession();
  const before = sandbox.cal.bookings().length;
  const awell = `${new URL(sandbox.awellEndpoint).origin}/**`;
  await page.route(awell, (route) =>
    route.request().postData()?.includes('completeExtensionActivity')
      ? route.abort()
      : route.continue(),
  );
  await bookAppointment(page);
  const retry = page.getByRole('button', { name: "Let's try again" });
  await retry.waitFor();
  expect(await page.locator('[data-status]').count()).toBe(0);
  await page.unroute(awell);
  const calendars: string[] = [];
  page.on('frameattached', (frame) => calendars.push(frame.url()));
  await retry.click();

  await nextStep(page);
  expect(calendars).toEqual([]);
  expect(completions()).toHaveLength(1);
  expect(sandbox.cal.bookings()).toHaveLength(before + 1);
});

test('the federated remote also runs on React 18.2, and the patient can book', async ({
  openSession,
  page,
}) => {
  const { completions } = await openSession('&extensions=remote');
  await bookAppointment(page);
  await nextStep(page);
  expect(completions()).toHaveLength(1);
  expect(page.problems()).toEqual([]);
});

test.for([
  ['a phone', { width: 390, height: 844 }],
  ['a low desktop', { width: 1280, height: 600 }],
] as const)(
  'with the federated remote in its loader’s layout mode, a patient can scroll to Confirm on %s',
  async ([, viewport], { openSession, page }) => {
    await page.setViewportSize(viewport);
    await openSession('&extensions=remote');
    const frame = calFrame(page);
    await pickTime(frame);
    await fillForm(frame, ada);
    expect(await page.locator('.layout').getAttribute('data-layout')).toBe('fullViewportHeight');
    const confirm = frame.getByRole('button', { name: 'Confirm', exact: true });
    const bottom = async () => {
      const box = await confirm.boundingBox();
      return box ? box.y + box.height : Number.POSITIVE_INFINITY;
    };
    // With the mouse wheel, as a patient does: a script could also scroll content with hidden overflow.
    await page.mouse.move(viewport.width / 2, viewport.height / 2);
    await expect
      .poll(async () => {
        await page.mouse.wheel(0, 200);
        return bottom();
      })
      .toBeLessThanOrEqual(viewport.height);
  },
);
