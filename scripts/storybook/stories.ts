import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { FONT_STYLES } from './font';

/** A Monday morning at the clinic, so that "tomorrow at nine" is the same in every picture. */
const NOW = new Date('2027-01-04T08:00:00Z');

export interface Story {
  id: string;
  /** For example `BookAppointment/States`. */
  title: string;
  name: string;
}

interface Entry extends Story {
  type: 'story' | 'docs';
}

/** The stories of a built Storybook, in its own order. */
export function storiesIn(folder: string): Story[] {
  const { entries } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as {
    entries: Record<string, Entry>;
  };
  return Object.values(entries).filter(({ type }) => type === 'story');
}

export interface Look {
  theme: 'light' | 'dark';
  /** Of the window, in CSS pixels. */
  width: number;
}

export const LOOKS: Look[] = [
  { theme: 'light', width: 390 },
  { theme: 'dark', width: 390 },
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 1280 },
];

interface Channel {
  last: (event: string) => [{ status: string }] | undefined;
  once: (event: string, listener: () => void) => void;
  emit: (event: string, payload: unknown) => void;
}

declare global {
  // eslint-disable-next-line no-var
  var __STORYBOOK_ADDONS_CHANNEL__: Channel | undefined;
}

/** Opens a story as if nothing had been booked before, and returns when it has played to its end. */
export async function openStory(browser: Browser, origin: string, { id }: Story): Promise<Page> {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/Brussels',
    reducedMotion: 'reduce',
    viewport: { width: 390, height: 900 },
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(NOW);
  await page.goto(`${origin}/iframe.html?id=${id}&viewMode=story`);
  await page.addStyleTag({ content: FONT_STYLES });
  const finished = await page.waitForFunction(
    () => globalThis.__STORYBOOK_ADDONS_CHANNEL__?.last('storyFinished')?.[0].status,
  );
  const status = await finished.jsonValue();
  if (status !== 'success') throw new Error(`The story ${id} ended with ${status}.`);
  return page;
}

/** Changes how an open story looks, as the toolbar of Storybook does, and leaves its state as it is. */
export async function setLook(page: Page, { theme, width }: Look): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.evaluate(
    (globals) =>
      new Promise<void>((resolve) => {
        const channel = globalThis.__STORYBOOK_ADDONS_CHANNEL__;
        channel?.once('globalsUpdated', resolve);
        channel?.emit('updateGlobals', { globals });
      }),
    { theme },
  );
  await page.locator(`[data-awell-booking][data-theme=${theme}]`).first().waitFor();
}
