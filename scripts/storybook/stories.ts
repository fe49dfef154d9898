import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { WorkerMessage } from '../../sandbox/worker';
import { FONT_STYLES } from './font';

export interface Story {
  id: string;
  /** For example `BookAppointment/States`. */
  title: string;
  name: string;
}

/** The stories of a built Storybook, in its own order. */
export function storiesIn(folder: string): Story[] {
  const { entries } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as {
    entries: Record<string, Story & { type: 'story' | 'docs' }>;
  };
  return Object.values(entries).filter(({ type }) => type === 'story');
}

/** The stories that each show one state, as a patient sees it. */
export const statesIn = (folder: string): Story[] =>
  storiesIn(folder).filter(({ title }) => title.endsWith('/States') || title === 'BookingDetails');

export interface Look {
  theme: 'light' | 'dark';
  /** Width of the window, in CSS pixels. */
  width: number;
}

const HEIGHT = 900;

/** In this order the theme, which takes longer to change than the width, changes only twice. */
export const LOOKS: Look[] = [
  { theme: 'light', width: 390 },
  { theme: 'dark', width: 390 },
  { theme: 'dark', width: 1280 },
  { theme: 'light', width: 1280 },
];

/** Storybook's report about a story that was rendered, and played if it is new. */
interface Finished {
  storyId: string;
  /** A step that failed. Storybook's own status doesn't count it. */
  failure?: string | undefined;
  status: 'success' | 'error';
  reporters: {
    type: string;
    result: { violations?: { id: string; help: string }[]; passes?: unknown[] };
  }[];
}

/** Sets the font of the stories in the booking page, too. Runs in every frame. */
function addStyles(styles: string): void {
  document.addEventListener('DOMContentLoaded', () => {
    const style = document.createElement('style');
    style.textContent = styles;
    document.head.append(style);
  });
}

interface Channel {
  on: <Payload>(event: string, listener: (payload: Payload) => void) => void;
  emit: (event: string, payload: unknown) => void;
}

declare global {
  var __STORYBOOK_ADDONS_CHANNEL__: Channel;
}

interface Change {
  storyId: string;
  event: string;
  payload: unknown;
}

/**
 * Sends an event to Storybook, and waits until the story that this renders has played to its end. Runs in the page.
 */
function tellStorybook({ storyId, event, payload }: Change): Promise<Finished> {
  return new Promise((resolve) => {
    const channel = globalThis.__STORYBOOK_ADDONS_CHANNEL__;
    let failure: string | undefined;
    channel.on<Error>('playFunctionThrewException', ({ message }) => {
      failure = message;
    });
    channel.on<Finished>('storyFinished', (finished) => {
      if (finished.storyId === storyId) resolve({ ...finished, failure });
    });
    channel.emit(event, payload);
  });
}

/** A Monday morning at the clinic, so that "tomorrow at nine" is the same in every picture. */
const NOW = new Date('2027-01-04T08:00:00Z');

/** Sets the sandbox's clock to the page's, and removes all bookings. */
function resetSandbox(): void {
  const message: WorkerMessage = { now: Date.now(), reset: true };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  navigator.serviceWorker.controller?.postMessage(message);
}

/** One window that shows stories one after the other. */
export interface Stage {
  page: Page;
  /**
   * Plays a story to its end. Rejects if a step fails, or if axe finds something.
   *
   * @returns How many rules of axe it passes.
   */
  show: (story: Story) => Promise<number>;
  /** Changes the story's look, as Storybook's toolbar does, and keeps its state. */
  setLook: (look: Look) => Promise<void>;
}

/** Opens a built Storybook at `origin`, with a fixed clock, time zone and font. */
export async function openStage(browser: Browser, origin: string): Promise<Stage> {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/Brussels',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.clock.setFixedTime(NOW);
  // As high as the story, not the window, and with the same letter widths in every browser.
  const styles =
    '.host { min-height: 0 !important } * { text-rendering: geometricPrecision !important }';
  await page.addInitScript(addStyles, `${FONT_STYLES} ${styles}`);
  await page.goto(`${origin}/iframe.html`);
  // Storybook's placeholder isn't a story.
  await page.locator('body:not([class*=sb-show-preparing])').waitFor({ state: 'attached' });
  let shown = '';
  let shownTheme: Look['theme'] = 'light';

  const emit = async (event: string, payload: unknown): Promise<number> => {
    const { status, reporters, failure } = await page.evaluate(tellStorybook, {
      storyId: shown,
      event,
      payload,
    });
    if (status === 'success' && failure === undefined) {
      return reporters.reduce((sum, { result }) => sum + (result.passes?.length ?? 0), 0);
    }
    const found = reporters.flatMap(({ result }) => result.violations ?? []);
    const problems = found.map(({ id, help }) => `${id}: ${help}`).join(', ');
    const why = failure ?? (problems || 'a step of it failed');
    throw new Error(`The story ${shown} does not end well: ${why}.`);
  };
  const setLook = async ({ theme, width }: Look): Promise<void> => {
    await page.setViewportSize({ width, height: HEIGHT });
    if (theme === shownTheme) return;
    shownTheme = theme;
    await emit('updateGlobals', { globals: { theme } });
  };
  return {
    page,
    async show({ id }) {
      shown = id;
      await page.evaluate(resetSandbox);
      const passes = await emit('setCurrentStory', { storyId: id, viewMode: 'story' });
      await page.evaluate(() => document.fonts.ready);
      return passes;
    },
    setLook,
  };
}
