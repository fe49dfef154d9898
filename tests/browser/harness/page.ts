import type { Browser, Page } from 'playwright-core';

export interface ConsoleEntry {
  type: string;
  text: string;
  url: string;
}

export interface RecordedPage extends Page {
  /** Everything that was written to the console, also by the frames of the page. */
  consoleEntries: ConsoleEntry[];
  /** Uncaught errors. */
  uncaught: Error[];
  /** Console errors and warnings, and uncaught errors; most tests expect none. */
  problems(): string[];
}

/** A page in a new context, without cookies or storage of earlier tests. */
export async function openRecordedPage(browser: Browser): Promise<RecordedPage> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Brussels' });
  const page = await context.newPage();
  // Much longer than any test takes, because the machine may be busy with other tests.
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
 * Lets a script fail, and waits until the page has received its error event: the browser reports the failure earlier.
 *
 * @param fail Ends the script's request, which the page has already sent.
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

/** Holds requests back until the test lets them continue or fail. */
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
