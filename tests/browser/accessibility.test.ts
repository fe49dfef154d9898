import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import {
  ada,
  bookAppointment,
  calFrame,
  fillForm,
  freeDay,
  holdBack,
  hostUrl,
  pickTime,
  test,
} from './harness/index';
import { announcements, focused, listen, tabTo } from './harness/screenReader';

const widget = (more: Record<string, unknown> = {}) => ({
  component: 'BookAppointment' as const,
  props: { calLink: 'clinic/intake', activityId: 'activity-1', locale: 'en-GB', ...more },
});

const status = (page: Page, name: string) => page.locator(`[data-status="${name}"]`).waitFor();
const tree = (page: Page): Promise<string> => page.locator('[data-awell-booking]').ariaSnapshot();

describe('a patient with a keyboard and a screen reader', () => {
  test('can book, and hears each status message once', async ({ page, openHost }) => {
    await listen(page);
    await openHost({ widgets: [widget()] });
    await status(page, 'ready');
    const title = await page.locator('iframe').getAttribute('title');
    expect(title).toBe('Book an appointment');

    await freeDay(calFrame(page)).waitFor();
    await tabTo(page, /^\w+ \d{1,2} \w+ \d{4}$/);
    await page.keyboard.press('Enter');
    await tabTo(page, /^\d{2}:\d{2}$/);
    await page.keyboard.press('Enter');
    await calFrame(page).getByLabel('Your name').waitFor();
    await tabTo(page, /name/i);
    await page.keyboard.type(ada.name);
    await tabTo(page, /email/i);
    await page.keyboard.type(ada.email);
    await tabTo(page, /^Confirm$/);
    await page.keyboard.press('Enter');
    await status(page, 'completed');

    expect(await focused(page)).toBe('heading: Your appointment is booked');
    expect(await tree(page)).toMatch(
      /- region "Your appointment is booked \w+, \d+ \w+ \d+, \d+:\d+–\d+:\d+":[^]*- heading "Your appointment is booked" \[level=2\]\s+- status:\s+- paragraph: Your clinic has received your booking\.[^]*- term: When\s+- definition:\s+- time: \w+, \d+ \w+ \d+, \d+:\d+–\d+:\d+\s+- definition: Central European Time \(GMT\+\d\)/,
    );
    expect(await announcements(page)).toEqual([
      'polite: Loading available times…',
      'polite: Letting your clinic know…',
      'polite: Please keep this page open.',
      'polite: Your clinic has received your booking.',
    ]);
  });

  test('hears that the page can’t be shown, and Try again moves the focus into the booking page', async ({
    page,
    sandbox,
    openHost,
  }) => {
    await listen(page);
    await page.route(sandbox.embedJsUrl, (route) => route.abort('blockedbyclient'));
    await openHost({ widgets: [widget({ labels: { help: 'Call us: 02 123 45 67' } })] });
    await status(page, 'failed');
    expect(await tree(page)).toContain(
      [
        '- region "The booking page could not be shown":',
        '  - alert:',
        '    - heading "The booking page could not be shown" [level=2]',
        '    - paragraph: Please try again, or open the booking page in a new tab.',
        '    - paragraph: "Call us: 02 123 45 67"',
        '  - status',
        '  - button "Try again"',
        '  - link "Open in a new tab":',
      ].join('\n'),
    );
    await page.unroute(sandbox.embedJsUrl);
    const release = await holdBack(page, sandbox.embedJsUrl, 'continue');
    await tabTo(page, /^Try again$/);
    await page.keyboard.press('Enter');
    await status(page, 'loading');
    expect(await focused(page)).toBe('region: Book an appointment');
    await release();
    await status(page, 'ready');
    expect(await focused(page)).toBe('iframe: Book an appointment');
    expect(await announcements(page)).toEqual([
      'polite: Loading available times…',
      'assertive: The booking page could not be shown Please try again, or open the booking page in a new tab. Call us: 02 123 45 67',
      'polite: Loading available times…',
    ]);
  });

  test('hears the result of “Try again now”, and keeps the focus until the heading gets it', async ({
    page,
    openHost,
  }) => {
    await listen(page);
    await openHost({ widgets: [widget()], completion: 'reject' });
    await bookAppointment(page);
    await page.getByText('Your appointment is booked, but we have not reached').waitFor();
    await page.getByRole('button', { name: 'Try again now' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText(/^Still not reached \(\d+:\d+\)$/).waitFor();
    expect(await focused(page)).toBe('button: Try again now');
    expect((await announcements(page)).slice(-2)).toEqual([
      'polite: Trying again…',
      expect.stringMatching(/^polite: Still not reached \(\d+:\d+\)$/),
    ]);
    await page.evaluate(() => window.host.completeWith('ok'));
    await page.keyboard.press('Enter');
    await status(page, 'completed');
    expect(await focused(page)).toBe('heading: Your appointment is booked');
  });

  test('keeps the focus if they are elsewhere on the page', async ({ page, openHost }) => {
    await listen(page);
    await openHost({ widgets: [widget()] });
    await page.evaluate(() => document.body.append(document.createElement('textarea')));
    const frame = calFrame(page);
    await pickTime(frame);
    await fillForm(frame, ada);
    await page.locator('textarea').focus();
    await frame
      .getByRole('button', { name: 'Confirm', exact: true })
      .evaluate((button) => (button as HTMLButtonElement).click());
    await status(page, 'completed');
    expect(await focused(page)).toBe('textarea: ');
    // The heading doesn't have the focus, so it is announced.
    expect(await announcements(page)).toContain('polite: Your appointment is booked');
  });
});

test('the booking page’s iframe has a title in the patient’s language', async ({
  page,
  openHost,
}) => {
  await openHost({ widgets: [widget({ locale: 'pl' })] });
  await status(page, 'ready');
  await page.getByTitle('Rezerwacja wizyty').waitFor();
  await page.evaluate(() => window.host.setProps(0, { locale: 'ro-MD' }));
  await page.getByTitle('Faceți o programare').waitFor();
});

const ACCENTS = ['#ffffff', '#ffff66', '#777777', '#2f6fe4', '#001133', '#000000'];

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  test('has a contrast of at least 4.5 in every text', async ({ page, openHost }) => {
    const props = { theme, timeZone: 'Europe/Brussels' };
    await openHost({
      widgets: [
        widget({ ...props, calLink: 'clinic/intake-missing' }),
        widget({ ...props, activityId: 'b' }),
      ],
      completion: 'reject',
    });
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await bookAppointment(page, ada, { widget: 1 });
    await page.getByRole('button', { name: 'Try again now' }).waitFor();
    const ratios = await page.evaluate(measureContrast);
    expect(ratios.length).toBeGreaterThan(8);
    expect(ratios.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
  });

  test('shows every button with any accent at a contrast of 3:1, and its text at 4.5:1', async ({
    page,
    sandbox,
    openHost,
  }) => {
    const props = { theme, calApiUrl: sandbox.calApiUrl };
    await openHost({
      widgets: [
        widget({ calLink: 'clinic/intake-missing', theme }),
        widget({ ...props, activityId: 'b' }),
      ],
    });
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await bookAppointment(page, ada, { widget: 1 });
    await page.getByRole('button', { name: 'Cancel the appointment' }).click();
    await page.getByRole('button', { name: 'Yes, cancel the appointment' }).waitFor();
    for (const accent of ['', ...ACCENTS]) {
      await page.evaluate((color) => {
        document.body.style.setProperty('--awell-booking-accent', color);
        for (const animation of document.getAnimations()) animation.finish();
      }, accent);
      const texts = await page.evaluate(measureContrast);
      expect(
        texts.filter(({ ratio }) => ratio < 4.5),
        accent,
      ).toEqual([]);
      const edges = await page.evaluate(measureContrast, 'edges' as const);
      // Try again, open in a new tab; the reason, keep, yes.
      expect(edges, accent).toHaveLength(5);
      expect(
        edges.filter(({ ratio }) => ratio < 3),
        accent,
      ).toEqual([]);
    }
  });
});

test('every button and link is at least 44 pixels high and wide, and everything fits into 320 pixels', async ({
  page,
  openHost,
}) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await openHost({
    widgets: [
      widget({ calLink: 'clinic/intake-missing', locale: 'de' }),
      widget({ activityId: 'b', locale: 'ru' }),
    ],
    completion: 'reject',
  });
  await page.getByRole('button', { name: 'Erneut versuchen' }).waitFor();
  await bookAppointment(page, ada, { widget: 1 });
  await page.getByRole('button', { name: 'Повторить сейчас' }).waitFor();
  const sizes = await page.locator('[data-awell-booking-panel] :is(a, button)').evaluateAll((all) =>
    all.map((element) => {
      const { width, height } = element.getBoundingClientRect();
      return Math.min(width, height);
    }),
  );
  // Try again, open in a new tab; try again now.
  expect(sizes).toHaveLength(3);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

test.for([
  [
    'the whole page',
    { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 },
    'html { font-size: 100% }',
  ],
  ['only the text', { viewport: { width: 1280, height: 800 } }, 'html { font-size: 200% }'],
] as const)(
  'with %s at twice the size, the whole appointment is visible and can be used',
  async ([, options, styles], { browser, hostOrigin, sandbox }) => {
    const context = await browser.newContext({ ...options, locale: 'de-DE' });
    const page = await context.newPage();
    const config = { widgets: [widget({ locale: 'de', calApiUrl: sandbox.calApiUrl })] };
    await page.goto(hostUrl(hostOrigin, sandbox, config));
    await page.addStyleTag({ content: styles });
    await bookAppointment(page);
    const cancel = page.getByRole('button', { name: 'Termin absagen' });
    await cancel.waitFor();
    const cut = await page
      .locator('[data-awell-booking-panel]')
      .locator('h2, p, dt, dd, time, a, button')
      .evaluateAll((all) =>
        all
          .filter((element) => {
            const { left, right } = element.getBoundingClientRect();
            const isWider = element.scrollWidth > element.clientWidth && element.clientWidth > 0;
            return isWider || left < 0 || right > window.innerWidth;
          })
          .map(({ textContent }) => textContent),
      );
    expect(cut).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(
      options.viewport.width,
    );
    await cancel.click();
    await page.getByRole('button', { name: 'Ja, Termin absagen' }).click();
    await status(page, 'completed');
    await page.getByRole('heading', { name: 'Ihr Termin ist abgesagt' }).waitFor();
    await context.close();
  },
);

test('the spinner doesn’t turn with prefers-reduced-motion', async ({
  page,
  sandbox,
  openHost,
}) => {
  await holdBack(page, sandbox.embedJsUrl, 'abort');
  const animation = () =>
    page
      .locator('[data-awell-booking-spinner]')
      .evaluate((spinner) => getComputedStyle(spinner).animationName);
  await openHost({ widgets: [widget()] });
  expect(await animation()).toBe('awell-booking-turn');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await animation()).toBe('none');
});

test('buttons keep their border with forced colours', async ({ page, openHost }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await openHost({ widgets: [widget({ calLink: 'clinic/intake-missing' })] });
  const [border, background] = await page
    .getByRole('button', { name: 'Try again' })
    .evaluate((button) => {
      const style = getComputedStyle(button);
      return [style.borderTopColor, style.backgroundColor];
    });
  expect(border).not.toBe(background);
});

test('a language that is written from right to left has a right-to-left layout', async ({
  page,
  openHost,
}) => {
  await openHost({
    widgets: [
      widget({
        calLink: 'clinic/intake-missing',
        locale: 'ar',
        labels: {
          failed: 'تعذر عرض صفحة الحجز',
          failedHint: 'حاول مرة أخرى.',
          retry: 'أعد المحاولة',
        },
      }),
    ],
  });
  const retry = page.getByRole('button', { name: 'أعد المحاولة' });
  await retry.waitFor();
  const panel = await page.locator('[data-awell-booking-panel]').boundingBox();
  const button = await retry.boundingBox();
  const heading = await page.getByRole('heading').evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return range.getBoundingClientRect().right;
  });
  const right = (panel?.x ?? 0) + (panel?.width ?? 0);
  expect(right - heading).toBeLessThan(40);
  expect(right - (button?.x ?? 0) - (button?.width ?? 0)).toBeLessThan(40);
});

/** Contrast with the background (WCAG 2.2): of each of our texts, or of the border or face of each control. Runs in the page. */
function measureContrast(of: 'texts' | 'edges' | void): { text: string; ratio: number }[] {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  // Any CSS notation of the colour.
  const channels = (color: string): number[] => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = channels(color).map((channel) => {
      const share = channel / 255;
      return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one: string, two: string): number => {
    const both = [one, two].map(luminance);
    return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
  };
  const behind = (element: Element | null): string => {
    if (!element) return 'rgb(255, 255, 255)';
    const { backgroundColor } = getComputedStyle(element);
    return channels(backgroundColor)[3] === 0 ? behind(element.parentElement) : backgroundColor;
  };
  const textOf = ({ textContent }: Element): string => textContent ?? '';
  if (of === 'edges') {
    const all = document.querySelectorAll(
      '[data-awell-booking-panel] :is([data-awell-booking-look]:not([data-awell-booking-look=text]), textarea)',
    );
    return [...all].map((element) => {
      const { borderTopColor, backgroundColor } = getComputedStyle(element);
      const surface = behind(element.parentElement);
      const seen = [borderTopColor, backgroundColor].filter((color) => channels(color)[3] === 255);
      return {
        text: textOf(element),
        ratio: Math.max(...seen.map((color) => contrast(color, surface))),
      };
    });
  }
  const all = document.querySelectorAll('[data-awell-booking-panel] *');
  return [...all]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3))
    .map((element) => {
      const { color } = getComputedStyle(element);
      return { text: textOf(element), ratio: contrast(color, behind(element)) };
    });
}
