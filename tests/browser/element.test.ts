import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { expect } from 'vitest';
import {
  bookAppointment,
  calFrame,
  fillForm,
  ada,
  confirmBooking,
  pickTime,
  serveApp,
  test as base,
  type RecordedPage,
} from './harness/index';

// Pages without a build step: HTML, and the file of the package as it is.

const dist = join(import.meta.dirname, '../../dist');

const test = base.extend('open', ({ page }, { onCleanup }) => async (body: string) => {
  const app = new Hono()
    .get('/', (context) =>
      context.html(`<!doctype html><html lang="en"><head>
      <link rel="icon" href="data:,"><title>A page without a framework</title></head>
      <body>${body}</body></html>`),
    )
    .get('/dist/:file', async (context) =>
      context.body(await readFile(join(dist, context.req.param('file')), 'utf8'), 200, {
        'content-type': 'text/javascript',
      }),
    );
  const server = await serveApp(app);
  onCleanup(server.close);
  await page.goto(server.origin);
});

const SCRIPT = '<script type="module" src="/dist/element.js"></script>';

/** Records the completions and events, and completes as the page says. */
const LISTENER = `<script>
  window.told = [];
  window.events = [];
  window.tell = ({ activityId, dataPoints }) => {
    told.push({ activityId, dataPoints });
    return Promise.resolve();
  };
  for (const name of ['ready', 'booked', 'completed', 'error', 'status-change'])
    document.addEventListener('awell-' + name, ({ target, detail }) =>
      events.push([target.id, name, detail?.code ?? detail?.uid ?? detail?.status]));
</script>`;

declare global {
  interface Window {
    told: { activityId: string; dataPoints: { key: string; value: string }[] }[];
    events: unknown[];
    tell: () => Promise<void>;
  }
}

const element = (origin: string, more = ''): string =>
  `<awell-book-appointment id="widget" cal-link="clinic/intake" activity-id="activity-1"
    cal-origin="${origin}" ${more}>Please turn JavaScript on.</awell-book-appointment>`;

const SET = `<script>document.getElementById('widget').completeActivity = tell</script>`;

const told = (page: RecordedPage) => page.evaluate(() => window.told);
const heard = (page: RecordedPage) => page.evaluate(() => window.events);
const status = (page: RecordedPage, name: string) =>
  page.locator(`[data-status="${name}"]`).waitFor();

test('a page of HTML and one script can book, and receives each event', async ({
  page,
  sandbox,
  open,
}) => {
  await open(LISTENER + element(sandbox.calOrigin) + SCRIPT + SET);
  await bookAppointment(page);
  await status(page, 'completed');
  const made = sandbox.cal.bookings().at(-1);
  expect(await told(page)).toEqual([
    { activityId: 'activity-1', dataPoints: [{ key: 'bookingId', value: String(made?.id) }] },
  ]);
  expect(made?.metadata).toMatchObject({ awellActivityId: 'activity-1' });
  expect(await heard(page)).toEqual([
    ['widget', 'status-change', 'ready'],
    ['widget', 'ready', undefined],
    ['widget', 'status-change', 'booked'],
    ['widget', 'booked', made?.uid],
    ['widget', 'status-change', 'completing'],
    ['widget', 'status-change', 'completed'],
    ['widget', 'completed', made?.uid],
  ]);
  expect(page.problems()).toEqual([]);
});

test('properties that were set before the script loaded are used', async ({
  page,
  sandbox,
  open,
}) => {
  await open(
    `${LISTENER}${element(sandbox.calOrigin)}${SET}<script>
      const widget = document.getElementById('widget');
      widget.prefill = { name: 'Jo Doe' };
      widget.metadata = { ward: 'a&b' };
      widget.locale = 'nl';
    </script>${SCRIPT}`,
  );
  await pickTime(calFrame(page));
  expect(await calFrame(page).getByLabel('Your name').inputValue()).toBe('Jo Doe');
  await fillForm(calFrame(page), ada);
  await confirmBooking(calFrame(page));
  await page.getByRole('heading', { name: 'Uw afspraak is gemaakt' }).waitFor();
  expect(await told(page)).toHaveLength(1);
  expect(sandbox.cal.bookings().at(-1)?.metadata).toMatchObject({ ward: 'a&b' });
});

test('an element that is moved in the page during the completion shows the booking, and completes once', async ({
  page,
  sandbox,
  open,
}) => {
  await open(`${LISTENER}${element(sandbox.calOrigin)}<main id="other"></main>${SCRIPT}<script>
    document.getElementById('widget').completeActivity = (completion) => {
      tell(completion);
      return new Promise((resolve) => { window.answer = resolve; });
    };
    document.addEventListener('awell-booked', ({ target }) => other.append(target));
  </script>`);
  await bookAppointment(page);
  await page.locator('#other [data-status="completing"]').waitFor();
  expect(await page.locator('iframe').count()).toBe(0);
  await page.evaluate(() => (window as unknown as { answer: () => void }).answer());
  await page.locator('#other [data-status="completed"]').waitFor();
  expect(await told(page)).toHaveLength(1);
  expect(page.problems()).toEqual([]);
});

test('an element that is moved before the booking opens the booking page again, and can book', async ({
  page,
  sandbox,
  open,
}) => {
  await open(`${LISTENER}${element(sandbox.calOrigin)}<main id="other"></main>${SCRIPT}${SET}`);
  await status(page, 'ready');
  await page.evaluate(() => {
    const widget = document.getElementById('widget')!;
    document.getElementById('other')?.append(widget);
    widget.remove();
    document.getElementById('other')?.append(widget);
  });
  await bookAppointment(page);
  await status(page, 'completed');
  expect(await told(page)).toHaveLength(1);
  expect(await page.locator('#other [data-awell-booking]').count()).toBe(1);
});

test('moveBefore keeps the booking page as it is', async ({ page, sandbox, open }) => {
  await open(`${LISTENER}${element(sandbox.calOrigin)}<main id="other"></main>${SCRIPT}${SET}`);
  await pickTime(calFrame(page));
  await page.evaluate(() => {
    const other = document.getElementById('other') as unknown as {
      moveBefore(node: Node, child: null): void;
    };
    other.moveBefore(document.getElementById('widget')!, null);
  });
  await fillForm(calFrame(page), ada);
  await confirmBooking(calFrame(page));
  await status(page, 'completed');
});

test('two elements each complete their own activity, and share one style sheet', async ({
  page,
  sandbox,
  open,
}) => {
  const second = element(sandbox.calOrigin)
    .replace('activity-1', 'activity-2')
    .replace('"widget"', '"second"');
  await open(`${LISTENER}${element(sandbox.calOrigin)}${second}${SCRIPT}${SET}
    <script>document.getElementById('second').completeActivity = tell</script>`);
  for (const [id, time] of [
    ['second', 0],
    ['widget', 1],
  ] as const) {
    const frame = page.locator(`#${id}`).frameLocator('iframe');
    await pickTime(frame, time);
    await fillForm(frame, ada);
    await confirmBooking(frame);
    await page.locator(`#${id} [data-status="completed"]`).waitFor();
  }
  expect((await told(page)).map(({ activityId }) => activityId)).toEqual([
    'activity-2',
    'activity-1',
  ]);
  expect(await page.locator('style[data-awell-booking-styles]').count()).toBe(1);
});

test('an element in another component’s shadow tree has its styles, and can book', async ({
  page,
  sandbox,
  open,
}) => {
  await open(`${LISTENER}<div id="card"></div>${SCRIPT}<script>
    const root = document.getElementById('card').attachShadow({ mode: 'open' });
    root.innerHTML = ${JSON.stringify(element(sandbox.calOrigin))};
    root.firstChild.completeActivity = tell;
  </script>`);
  await bookAppointment(page);
  await status(page, 'completed');
  const panel = page.locator('[data-awell-booking-panel]');
  expect(await panel.evaluate((node) => getComputedStyle(node).borderTopWidth)).toBe('1px');
  expect(await told(page)).toHaveLength(1);
});

test('a booking that is made before completeActivity is set is completed when it is set', async ({
  page,
  sandbox,
  open,
}) => {
  await open(LISTENER + element(sandbox.calOrigin) + SCRIPT);
  await bookAppointment(page);
  await page.getByText('Your appointment is booked, but we have not reached').waitFor();
  expect(await heard(page)).toContainEqual(['widget', 'error', 'completion_failed']);
  // In one task, because an automatic retry would remove the button.
  await page.getByRole('button', { name: 'Try again now' }).evaluate((button) => {
    Object.assign(document.getElementById('widget')!, { completeActivity: window.tell });
    (button as HTMLElement).click();
  });
  await status(page, 'completed');
  expect(await told(page)).toHaveLength(1);
});

test('the element’s content stays until cal-link is set; then a missing activity-id is reported', async ({
  page,
  sandbox,
  open,
}) => {
  await open(
    `${LISTENER}<awell-book-appointment id="widget">One moment…</awell-book-appointment>${SCRIPT}`,
  );
  await page.waitForFunction(() => customElements.get('awell-book-appointment'));
  await page.getByText('One moment…').waitFor();
  await page.evaluate(() =>
    document.getElementById('widget')?.setAttribute('cal-link', 'clinic/intake'),
  );
  await page.getByText('not set up correctly').waitFor();
  await expect.poll(() => heard(page)).toContainEqual(['widget', 'error', 'invalid_activity']);
  await page.evaluate((origin) => {
    const widget = document.getElementById('widget')!;
    widget.setAttribute('cal-origin', origin);
    widget.setAttribute('activity-id', 'activity-1');
  }, sandbox.calOrigin);
  await status(page, 'ready');
});

test('the page’s CSS rules override the element’s', async ({ page, sandbox, open }) => {
  await open(
    `<style>[data-awell-booking] { --awell-booking-radius: 3px }</style>${element(
      sandbox.calOrigin,
    ).replace('clinic/intake', '')}${SCRIPT}`,
  );
  await status(page, 'failed');
  const panel = page.locator('[data-awell-booking-panel]');
  expect(await panel.evaluate((node) => getComputedStyle(node).borderRadius)).toBe('3px');
  const widget = page.locator('#widget');
  expect(await widget.evaluate((node) => getComputedStyle(node).display)).toBe('block');
  await widget.evaluate((node) => node.setAttribute('hidden', ''));
  await widget.waitFor({ state: 'hidden' });
});
