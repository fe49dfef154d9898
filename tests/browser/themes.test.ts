import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Sandbox } from '../../sandbox/index';
import { bookAppointment, test, type HostConfig } from './harness/index';

const published = (path: string): string =>
  readFileSync(createRequire(import.meta.url).resolve(path), 'utf8');

const preflight = published('tailwindcss/preflight.css');

/** The variables of shadcn/ui at the root of an app; our buttons and corners use them. */
const shadcnTokens = `
  :root { --primary: oklch(0.205 0 0); --primary-foreground: oklch(0.985 0 0); --radius: 0.625rem; }
  .dark { --primary: oklch(0.922 0 0); --primary-foreground: oklch(0.205 0 0); }
`;
const shadcn = `
  * { border-color: oklch(0.922 0 0); outline-color: oklch(0.708 0 0); }
  body { background: oklch(1 0 0); color: oklch(0.145 0 0); }
  .dark body { background: oklch(0.145 0 0); color: oklch(0.985 0 0); }
`;

interface System {
  name: string;
  css: string;
  /** Variables that our widget may use too. */
  tokens?: string;
}

const SYSTEMS: readonly System[] = [
  { name: 'Bootstrap', css: published('bootstrap/dist/css/bootstrap.css') },
  { name: 'DaisyUI', css: published('daisyui/daisyui.css') + published('daisyui/themes.css') },
  { name: 'Tailwind’s preflight', css: preflight },
  { name: 'shadcn/ui', css: preflight + shadcn, tokens: shadcnTokens },
];

/** The font and the surroundings belong to the page. Everything else is ours. */
const PAGE = 'body { font-family: sans-serif !important; margin: 0 !important }';

const SEEN = (
  'width height display padding margin border border-radius box-shadow color background-color font letter-spacing ' +
  'text-align text-transform text-decoration-line list-style opacity appearance cursor vertical-align'
).split(' ');

const looks = (page: Page): Promise<unknown> =>
  page
    .locator('[data-awell-booking-panel], [data-awell-booking-panel] *')
    .evaluateAll((all, names) => {
      const styles: Record<string, unknown> = {};
      for (const [index, element] of all.entries()) {
        for (const part of ['', '::before', '::after']) {
          const style = getComputedStyle(element, part || null);
          // If nothing is drawn, its style doesn't matter.
          if (part && style.content === 'none') continue;
          const values = names.map((name) => `${name}: ${style.getPropertyValue(name)}`);
          styles[`${index} ${element.tagName}${part}`] = values;
        }
      }
      return styles;
    }, SEEN);

type OpenHost = (config: HostConfig) => Promise<void>;

/** All panels in one page: booked, failed, loading, and the question before a cancellation. */
async function showPanels(
  page: Page,
  { cal, calApiUrl }: Sandbox,
  openHost: OpenHost,
  theme: string,
) {
  const booked = {
    theme,
    calLink: 'clinic/intake',
    activityId: 'booked',
    timeZone: 'Europe/Brussels',
  };
  await openHost({ widgets: [{ component: 'BookAppointment', props: booked }], calApiUrl });
  await bookAppointment(page);
  await page.locator('[data-status=completed]').waitFor();
  // This request is never answered.
  await page.route('**/clinic/intake-paid/**', () => undefined);
  const failed = { theme, calLink: 'clinic/intake-missing', activityId: 'failed' };
  const loading = {
    theme,
    calLink: 'clinic/intake-paid',
    activityId: 'loading',
    loadTimeout: 600_000,
  };
  const details = { ...booked, bookingUid: cal.bookings().at(-1)?.uid };
  await openHost({
    widgets: [
      ...[booked, failed, loading].map(
        (props) => ({ component: 'BookAppointment', props }) as const,
      ),
      { component: 'BookingDetails', props: details },
    ],
    calApiUrl,
  });
  for (const status of ['completed', 'failed', 'loading']) {
    await page.locator(`[data-status=${status}]`).first().waitFor();
  }
  const cancel = page.getByRole('button', { name: 'Cancel the appointment' });
  await cancel.nth(1).click();
  await page.getByRole('textbox').waitFor();
}

const drawBy = async (page: Page, css: string): Promise<unknown> => {
  const style = await page.addStyleTag({ content: PAGE + css });
  const drawn = await looks(page);
  await style.evaluate((element) => element.parentNode?.removeChild(element));
  return drawn;
};

test.for(['light', 'dark'] as const)(
  'in a %s page of Bootstrap, DaisyUI, Tailwind or shadcn/ui every panel keeps our look',
  async (theme, { page, sandbox, openHost }) => {
    await showPanels(page, sandbox, openHost, theme);
    await page.evaluate((name) => {
      document.documentElement.className = name;
      Object.assign(document.documentElement.dataset, { theme: name, bsTheme: name });
    }, theme);
    for (const { name, css, tokens = '' } of SYSTEMS) {
      const ours = await drawBy(page, tokens);
      expect(await drawBy(page, tokens + css), name).toEqual(ours);
    }
  },
);

test('the buttons have the colours of shadcn/ui', async ({ page, openHost }) => {
  const props = { calLink: 'clinic/intake-missing', activityId: 'a' };
  await openHost({ widgets: [{ component: 'BookAppointment', props }] });
  const button = page.getByRole('button', { name: 'Try again' });
  await button.waitFor();
  await page.addStyleTag({ content: preflight + shadcn + shadcnTokens });
  const style = button.evaluate((element) => {
    const { color, backgroundColor } = getComputedStyle(element);
    return { color, backgroundColor };
  });
  expect(await style).toEqual({ color: 'oklch(0.985 0 0)', backgroundColor: 'oklch(0.205 0 0)' });
});
