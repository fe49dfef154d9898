import type { Browser, Page } from 'playwright-core';

export interface ConsoleEntry {
  type: string;
  text: string;
  url: string;
}

export interface RecordedPage extends Page {
  /** Everything that was written to the console, by the frames of the page too. */
  consoleEntries: ConsoleEntry[];
  /** Errors which nothing caught. */
  uncaught: Error[];
  /** What a test may want to be empty: console errors and warnings, and uncaught errors. */
  problems(): string[];
}

/** A page in a new context, with no cookies or storage of the tests before. */
export async function openRecordedPage(browser: Browser): Promise<RecordedPage> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Brussels' });
  const page = await context.newPage();
  // Much longer than any of it takes, on a machine that is busy with other tests.
  page.setDefaultTimeout(45_000);
  const consoleEntries: ConsoleEntry[] = [];
  const uncaught: Error[] = [];
  page.on('console', (message) => {
    const { url } = message.location();
    consoleEntries.push({ type: message.type(), text: message.text(), url });
  });
  page.on('pageerror', (error) => uncaught.push(error));
  return Object.assign(page, {
    consoleEntries,
    uncaught,
    problems: () => [
      ...consoleEntries
        .filter(({ type }) => type === 'error' || type === 'warning')
        .map(({ type, text, url }) => `${type}: ${text} (${url})`),
      ...uncaught.map(String),
    ],
  });
}

/**
 * Lets a script fail, and waits until the page has heard of it: the browser says so before.
 *
 * @param fail Ends the request of the script, which is in the page and under way.
 */
export async function failScript(
  page: Page,
  url: string,
  fail: () => Promise<void>,
): Promise<void> {
  const heard = await page.evaluateHandle((src) => {
    const script = [...document.scripts].find((one) => one.src === src);
    if (!script) throw new Error(`There is no script ${src}.`);
    const failed = new Promise<void>((resolve) => {
      script.addEventListener('error', () => resolve());
    });
    return { failed };
  }, url);
  await fail();
  await heard.evaluate(({ failed }) => failed);
}

/** Holds requests back until the test lets them go on, or fail. */
export async function holdBack(
  page: Page,
  url: string,
  then: 'continue' | 'abort',
): Promise<() => Promise<void>> {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const held: Promise<void>[] = [];
  await page.route(url, (route) => {
    held.push(released.then(() => route[then]()));
  });
  return async () => {
    release();
    await Promise.all(held);
  };
}
