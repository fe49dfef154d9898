import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect } from 'vitest';
import type { Sandbox } from '../../sandbox/index';
import { createCalClient, type Booking } from '../../src/index';
import type { FakeBookingDetails } from '../../src/testing';
import { eventTypeId } from '../sandbox/calClient';
import { startDemo, type RunningDemo } from './harness/demo';
import { bookAppointment, calFrame, holdBack, test, type HostConfig } from './harness/index';
import { shiftsOf, watchShifts } from './harness/shifts';

const WIDTHS = [390, 1280];
const FAKE_CAL = fileURLToPath(new URL('../../dist/testing-script.cjs', import.meta.url));

interface Held {
  /** Resolves when Cal.com has received a request. */
  asked: Promise<unknown>;
  /** Releases the answers to past and future requests, after everything else is painted. */
  release: () => Promise<void>;
}

/** The requests to Cal.com about one booking. */
const ABOUT_A_BOOKING = /\/bookings\/[^/?]+/;

/** A slow connection: answers are held back until the test has seen everything else. */
async function holdAnswers(page: Page, to: RegExp = ABOUT_A_BOOKING): Promise<Held> {
  let letThrough = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  const asked = page.waitForRequest(to);
  // If nothing was requested, the page may be closed meanwhile.
  asked.catch(() => undefined);
  await page.route(to, async (route) => {
    await released;
    await route.fallback();
  });
  const release = async (): Promise<void> => {
    await shiftsOf(page);
    letThrough();
  };
  return { asked, release };
}

/** An app's proxy at `/api/cal`, which adds the clinic's key. */
const proxyTo = ({ calApiUrl, cal }: Sandbox, page: Page): Promise<unknown> =>
  page.route('**/api/cal/**', async (route) => {
    const [, path] = route.request().url().split('/api/cal/');
    const headers = {
      'cal-api-version': '2024-08-13',
      ...route.request().headers(),
      authorization: `Bearer ${cal.apiKey}`,
    };
    await route.fulfill({ response: await route.fetch({ url: `${calApiUrl}/${path}`, headers }) });
  });

/** Waits for the panel's code, which loads while the patient chooses a time; a patient takes longer than a test. */
async function panelFetched(page: Page): Promise<void> {
  const url = await page.waitForFunction(
    () =>
      performance.getEntriesByType('resource').find(({ name }) => /\/BookedPanel/.test(name))?.name,
  );
  // Imports it with its dependencies. As text, because Vitest would rewrite `import`.
  await page.evaluate(`import(${JSON.stringify(await url.jsonValue())})`);
}

/** The actions that the patient can see. */
const offers = (page: Page): Promise<string[]> =>
  page.locator('[data-awell-booking-actions] :is(button, a):visible').allTextContents();

describe('the demo', () => {
  let demo: RunningDemo;
  beforeAll(async () => {
    demo = await startDemo();
    return demo.close;
  });

  const continueButton = (page: Page) => page.getByRole('button', { name: 'Continue' });

  /** Books in the widget. */
  async function bookInPlace(page: Page, isKept: boolean): Promise<void> {
    await calFrame(page).getByRole('button').first().waitFor();
    await panelFetched(page);
    const { asked, release } = await holdAnswers(page);
    await bookAppointment(page);
    await continueButton(page).waitFor();
    await asked;
    // In the DOM, visible or not.
    if (isKept) await page.getByText('Add to calendar').waitFor({ state: 'attached' });
    // The browser ignores shifts soon after a click in the booking page, which would hide them.
    expect(await offers(page)).toEqual([]);
    await release();
    await page.getByRole('button', { name: 'Change the time' }).waitFor();
    await page.getByRole('main').getByText('Dr. Lena Peeters', { exact: true }).waitFor();
    // On a phone the developer's panel is folded away, but it is still in the DOM.
    const panel = page.getByRole('complementary');
    await panel.getByText('BOOKING_CREATED').waitFor({ state: 'attached' });
    await panel.getByText('equals').waitFor({ state: 'attached' });
  }

  describe.each(['hosted', 'custom', 'redirect'] as const)('with the %s demo', (mode) => {
    test.for(WIDTHS)('nothing shifts at %i px', async (width, { page }) => {
      await page.setViewportSize({ width, height: 800 });
      await watchShifts(page);
      await page.goto(`${demo.url}?mode=${mode}`);
      await continueButton(page).click();
      if (mode === 'redirect') await page.getByRole('link', { name: 'Choose a time' }).waitFor();
      else await bookInPlace(page, mode === 'custom');
      expect(await shiftsOf(page)).toEqual([]);
    });
  });

  test('the test notices a layout shift', async ({ page }) => {
    await watchShifts(page);
    await page.goto(demo.url);
    await continueButton(page).waitFor();
    await page.locator('main').evaluate((main) => main.prepend('Late, and above all the rest'));
    expect(await shiftsOf(page)).not.toEqual([]);
  });
});

const MOVE = 'Change the time';
const JOIN = 'Join the video call';
const SAVE = 'Add to calendar';
const CANCEL = 'Cancel the appointment';
const LINKS = ['Google', 'Outlook'];

/** The API that the widget asks about a booking. */
const WAYS = {
  'a client with a key': () => ({ host: { calProxyUrl: '/api/cal' } }),
  'an API without a key': ({ calApiUrl }: Sandbox) => ({ props: { calApiUrl } }),
  nobody: () => ({}),
};
type Way = keyof typeof WAYS;

interface Kind {
  event: string;
  /** What the booking page reports, besides the uid, title and time. */
  reported?: (made: Booking) => FakeBookingDetails;
  offered: string[];
}

const KINDS: Record<string, Kind> = {
  'an appointment of one patient': {
    event: 'intake',
    offered: [JOIN, SAVE, ...LINKS, MOVE, CANCEL],
  },
  'a seat': {
    event: 'intake-seats',
    // For a shared appointment, the page doesn't report the video call.
    reported: ({ seatUid }) => ({ seatUid, id: null }),
    offered: [JOIN, SAVE, ...LINKS, MOVE, CANCEL],
  },
  'a series': {
    event: 'intake-recurring',
    reported: ({ occurrences }) => ({ occurrences }),
    offered: [JOIN, SAVE, CANCEL],
  },
  'a pending one': {
    event: 'intake-confirm',
    reported: () => ({ status: 'pending' }),
    offered: [MOVE, CANCEL],
  },
};

let bookings = 0;

/** Books through the API, at another weekday or hour each time, because a series uses that hour for weeks. */
function book(sandbox: Sandbox, event: string): Promise<Booking> {
  const start = new Date();
  const weekday = 2 + Math.floor(bookings / 12);
  start.setUTCDate(start.getUTCDate() + 14 - start.getUTCDay() + weekday);
  // In the clinic's hours, in summer and in winter.
  start.setUTCHours(8, 30 * (bookings % 12), 0, 0);
  bookings += 1;
  const { calApiUrl: baseUrl, calOrigin } = sandbox;
  return createCalClient({ baseUrl, calOrigin, apiKey: sandbox.cal.apiKey }).createBooking({
    eventTypeId: eventTypeId(event),
    start: start.toISOString(),
    timeZone: 'Europe/Brussels',
    responses: { name: 'Sam Okafor', email: `sam${bookings}@example.com` },
  });
}

const shown = (page: Page, text: string) => page.getByText(text, { exact: true }).waitFor();

/** Waits until the text is in the DOM, visible or not. */
const drawn = (page: Page, text: string) =>
  page.getByText(text, { exact: true }).waitFor({ state: 'attached' });

/** The height of the panel without its facts: Cal.com may report more facts than the booking page. */
const heightBesideFacts = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const [panel, facts] = ['panel', 'facts'].map((name) =>
      document.querySelector(`[data-awell-booking-${name}]`)!.getBoundingClientRect(),
    );
    return panel!.height - facts!.height;
  });

const widthTest = test
  .extend('openAt', ({ page, sandbox, openHost }) => {
    return async (width: number, way: Way, widget: HostConfig['widgets'][number]) => {
      await page.setViewportSize({ width, height: 1100 });
      const { host, props }: { host?: Partial<HostConfig>; props?: object } = WAYS[way](sandbox);
      const widgets = [{ ...widget, props: { ...widget.props, ...props } }];
      await openHost({ ...host, widgets });
    };
  })
  .extend('prepared', { auto: true }, async ({ page, sandbox }) => {
    await page.addInitScript({ path: FAKE_CAL });
    await watchShifts(page);
    await proxyTo(sandbox, page);
  });

/** A widget with its own activity. */
const widgetFor = ({ uid }: Booking, event: string) => ({
  component: 'BookAppointment' as const,
  props: { calLink: `clinic/${event}`, activityId: uid },
});

/** The booking page reports a booking, whose facts are shown at once. */
async function emit(page: Page, booking: Booking, more: FakeBookingDetails = {}): Promise<void> {
  const { uid, start, end, title, videoCallUrl } = booking;
  const reported = { uid, start, end, title, videoCallUrl, ...more };
  await panelFetched(page);
  await page.evaluate((details) => fakeCal.emitBooking(details), reported);
  await page.locator('time').first().waitFor();
}

describe.each(Object.keys(WAYS) as Way[])('with %s', (way) => {
  widthTest.for(WIDTHS)(
    'at %i px the actions appear when all data has arrived, and don’t shift',
    async (width, { page, sandbox, openAt }) => {
      for (const [name, { event, reported, offered }] of Object.entries(KINDS)) {
        const { asked, release } = await holdAnswers(page);
        const booking = await book(sandbox, event);
        await openAt(width, way, widgetFor(booking, event));
        await emit(page, booking, reported?.(booking));
        await drawn(page, CANCEL);
        if (way !== 'nobody') {
          await asked;
          expect(await offers(page), name).toEqual([]);
          const height = await heightBesideFacts(page);
          await release();
          await shown(page, CANCEL);
          expect(await heightBesideFacts(page), name).toBe(height);
        }
        await shown(page, CANCEL);
        const lacksCall = way === 'nobody' && name === 'a seat';
        expect(await offers(page), name).toEqual(lacksCall ? offered.slice(1) : offered);
        expect(await shiftsOf(page), name).toEqual([]);
      }
    },
  );
});

widthTest.for(WIDTHS)(
  'at %i px a seat without a seatUid can’t be rescheduled or cancelled, before and after it is read',
  async (width, { page, sandbox, openAt }) => {
    const { asked, release } = await holdAnswers(page);
    const booking = await book(sandbox, 'intake-seats');
    await openAt(width, 'a client with a key', widgetFor(booking, 'intake-seats'));
    await emit(page, booking);
    await drawn(page, SAVE);
    await asked;
    expect(await offers(page)).toEqual([]);
    await release();
    await shown(page, SAVE);
    expect(await offers(page)).toEqual([JOIN, SAVE, ...LINKS]);
    expect(await shiftsOf(page)).toEqual([]);
  },
);

widthTest.for(WIDTHS)(
  'at %i px the actions appear when all data has arrived after a reload, too',
  async (width, { page, sandbox, openAt }) => {
    const { uid, ...booking } = await book(sandbox, 'intake');
    await page.addInitScript(
      (entry) => {
        localStorage.setItem(`awell-cal-booking:${entry.activityId}`, JSON.stringify(entry));
      },
      { activityId: uid, bookingUid: uid, at: Date.now() },
    );
    const { asked, release } = await holdAnswers(page);
    await openAt(width, 'a client with a key', widgetFor({ uid, ...booking }, 'intake'));
    await drawn(page, CANCEL);
    await asked;
    expect(await offers(page)).toEqual([]);
    await release();
    await shown(page, 'Google');
    expect(await shiftsOf(page)).toEqual([]);
  },
);

/** CSS of a page that styles every element. */
const HOSTILE = `
  h2, p, dl, dt, dd { margin: 40px; line-height: 3; }
  a, button { display: block; padding: 30px; }
`;

describe.each([
  ['a plain host', 'body { color: black }'],
  ['a host that styles everything', HOSTILE],
])('in %s', (_, content) => {
  widthTest.for(
    WIDTHS.flatMap((width) => ['en', 'de', 'fr', 'ru'].map((locale) => [width, locale] as const)),
  )(
    'at %s px, in %s, nothing shifts while the completion is retried and succeeds',
    async ([width, locale], { page, sandbox, openHost }) => {
      const booking = await book(sandbox, 'intake');
      await page.setViewportSize({ width, height: 1100 });
      const { component, props } = widgetFor(booking, 'intake');
      const given = { ...props, locale, completionTimeout: 300 };
      await openHost({ widgets: [{ component, props: given }], completion: 'never' });
      await page.addStyleTag({ content });
      await emit(page, booking);
      await page.locator('button[data-awell-booking-look=main]').waitFor();
      await page.evaluate(() => {
        window.host.completeWith('ok');
        window.dispatchEvent(new Event('online'));
      });
      await page.locator('[data-status=completed]').waitFor();
      expect(await shiftsOf(page)).toEqual([]);
    },
  );

  test.for(WIDTHS)(
    'at %i px nothing shifts when the page for another time opens',
    async (width, { page, sandbox, openHost }) => {
      const { uid } = await book(sandbox, 'intake');
      await watchShifts(page);
      await page.setViewportSize({ width, height: 1100 });
      const release = await holdBack(page, sandbox.embedJsUrl, 'continue');
      const props = { bookingUid: uid, calLink: 'clinic/intake' };
      await openHost({
        widgets: [{ component: 'BookingDetails', props }],
        calApiUrl: sandbox.calApiUrl,
      });
      await page.addStyleTag({ content });
      // A script clicks, because the browser ignores shifts soon after a real click.
      await page.getByRole('button', { name: MOVE }).evaluate((button) => {
        (button as HTMLButtonElement).click();
      });
      await page.getByText('Loading available times…').waitFor();
      await shiftsOf(page);
      await page.evaluate(() => {
        globalThis.layoutShifts = [];
      });
      await release();
      await calFrame(page).getByRole('button').first().waitFor();
      await page.getByText('Loading available times…').waitFor({ state: 'detached' });
      expect(await shiftsOf(page)).toEqual([]);
    },
  );
});

test.for(WIDTHS)(
  'at %i px a booking page that grows before it is ready shifts no text',
  async (width, { page, openHost }) => {
    await page.setViewportSize({ width, height: 1100 });
    await watchShifts(page);
    await page.route('**/embed/embed.js', () => undefined);
    await openHost({
      widgets: [
        {
          component: 'BookAppointment',
          props: { calLink: 'clinic/intake', activityId: 'activity-growing' },
        },
      ],
    });
    await page.getByText('Loading available times…').waitFor();
    await page.locator('[data-awell-booking-page] > div').evaluate((frame) => {
      frame.style.height = '60rem';
    });
    expect(await shiftsOf(page)).toEqual([]);
  },
);
