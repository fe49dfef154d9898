import { PNG } from 'pngjs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { calFrame, pickTime, test } from './harness/index';
import { shiftsOf, watchShifts } from './harness/shifts';

const widget = (more: Record<string, unknown> = {}) => ({
  component: 'BookAppointment' as const,
  props: { calLink: 'clinic/intake', activityId: 'activity-1', ...more },
});

const status = (page: Page, name: string) => page.locator(`[data-status="${name}"]`).waitFor();

/** The CSS of a host that styles elements that it doesn't own. */
const HOSTILE = `
  * { letter-spacing: 0.2em; }
  h2, p, dl, a, button { float: left; }
  div, section, p, dl, dt, dd, h2, span { margin: 40px; padding: 30px; background: magenta; }
  h2 { font: italic 60px cursive; text-transform: uppercase; color: yellow; }
  p, dt, dd { text-align: right; line-height: 3; color: lime; }
  a, button { all: unset; display: block; font-size: 6px; }
  button { position: absolute; opacity: 0.2; width: 10px; }
  iframe { max-width: 50%; margin: 50px; border: 10px solid red; }
`;

const looks = (page: Page): Promise<unknown> =>
  page.locator('[data-awell-booking-panel], [data-awell-booking-panel] *').evaluateAll((all) =>
    all.map((element) => {
      const { font, color, backgroundColor, padding, margin, textAlign, opacity, letterSpacing } =
        getComputedStyle(element);
      const { width, height } = element.getBoundingClientRect();
      const style = { font, color, backgroundColor, padding, margin, textAlign, opacity };
      return { tag: element.tagName, ...style, letterSpacing, width, height };
    }),
  );

test('a host’s CSS for all headings, texts and buttons doesn’t change the panel', async ({
  page,
  openHost,
}) => {
  await openHost({ widgets: [widget({ calLink: 'clinic/intake-missing' })] });
  await status(page, 'failed');
  const before = await looks(page);
  await page.addStyleTag({ content: HOSTILE });
  // The host may style and move what stands around the panel.
  await page.addStyleTag({
    content:
      '#root, #root > section, div[data-awell-booking] ' +
      '{ margin: 0; padding: 0; float: none; letter-spacing: normal }',
  });
  expect(await looks(page)).toEqual(before);
});

test('the library styles nothing outside of the widget', async ({ page, openHost }) => {
  await openHost({ widgets: [widget({ calLink: 'clinic/intake-missing' })] });
  await status(page, 'failed');
  const selectors = await page.evaluate(() =>
    [...document.styleSheets]
      .flatMap((sheet) => Array.from(sheet.cssRules))
      .flatMap((rule) =>
        'cssRules' in rule ? Array.from((rule as CSSMediaRule).cssRules).concat(rule) : rule,
      )
      .map((rule) => (rule as CSSStyleRule).selectorText)
      .filter((selector) => selector?.includes('awell') ?? false),
  );
  expect(selectors.length).toBeGreaterThan(20);
  const parts = selectors.flatMap((selector) => selector.split(/,\s*(?![^(]*\))/));
  expect(parts.filter((part) => !part.startsWith('[data-awell-booking'))).toEqual([]);
});

test('the widget uses Awell’s theme tokens, and brandColor takes precedence', async ({
  page,
  openHost,
}) => {
  await openHost({ widgets: [widget({ calLink: 'clinic/intake-missing' })] });
  await status(page, 'failed');
  const button = page.getByRole('button', { name: 'Try again' });
  const background = () => button.evaluate((element) => getComputedStyle(element).backgroundColor);
  const token = (name: string, value: string) =>
    page.evaluate(
      ([property, to]) => document.getElementById('root')?.style.setProperty(property, to),
      [name, value] as const,
    );
  expect(await background()).toBe('rgb(0, 74, 194)');
  await token('--primary', '210 40% 98%');
  expect(await background()).toBe('rgb(0, 74, 194)');
  await token('--awell-accent-color', '#11825f');
  expect(await background()).toBe('rgb(17, 130, 95)');
  await page.evaluate(() => window.host.setProps(0, { brandColor: '#7c3aed' }));
  expect(await background()).toBe('rgb(124, 58, 237)');
});

test('theme and brandColor change on the open page when the app changes them', async ({
  page,
  openHost,
}) => {
  await openHost({ widgets: [widget({ brandColor: '#11825f' })] });
  await status(page, 'ready');
  await pickTime(calFrame(page));
  const scheme = () => calFrame(page).locator('html').getAttribute('class');
  await page.evaluate(() => window.host.setProps(0, { theme: 'dark', brandColor: '#f5b301' }));
  await expect.poll(scheme).toContain('dark');
  const brand = () =>
    calFrame(page)
      .getByRole('button', { name: 'Confirm', exact: true })
      .evaluate((button) => getComputedStyle(button).backgroundColor);
  await expect.poll(brand).toBe('rgb(245, 179, 1)');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate(() => window.host.setProps(0, { theme: 'auto' }));
  await expect.poll(scheme).not.toContain('dark');
});

test('the host page doesn’t shift while the booking page loads', async ({ page, openHost }) => {
  await watchShifts(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await openHost({ widgets: [widget({ locale: 'de' })] });
  await status(page, 'ready');
  await calFrame(page).getByRole('button').first().waitFor();
  expect(await shiftsOf(page)).toEqual([]);
});

test('nothing white is behind a dark booking page in a host that supports both colour schemes', async ({
  page,
  openHost,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.addInitScript(() => {
    if (window !== window.top) return;
    document.addEventListener('DOMContentLoaded', () => {
      document.head.insertAdjacentHTML(
        'beforeend',
        '<meta name="color-scheme" content="light dark">',
      );
      document.body.style.background = 'rgb(1, 2, 3)';
    });
  });
  await openHost({ widgets: [widget({ theme: 'auto' })] });
  await status(page, 'ready');
  await calFrame(page).getByRole('button').first().waitFor();
  // The page's corners are round, so the host shows at the frame's very corner.
  const corner = async (): Promise<number[]> => {
    const png = PNG.sync.read(await page.locator('iframe').screenshot());
    return [...png.data.subarray(4 * (2 * png.width + 2)).subarray(0, 3)];
  };
  await expect.poll(corner).toEqual([1, 2, 3]);
  const isDark = calFrame(page)
    .locator('html')
    .evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  expect(await isDark).toBe(true);
});
