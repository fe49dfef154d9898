import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { chromium, type BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { ada, confirmBooking, fillForm, pickTime } from '../browser/harness/patient';
import { serveFolder } from '../browser/harness/serve';

const folder = inject('storybookDir');

describe('a Storybook that is served from a subfolder', () => {
  const path = '/docs/storybook';
  let context: BrowserContext;
  let site = '';
  let close = (): Promise<void> => Promise.resolve();
  const asked: string[] = [];

  beforeAll(async () => {
    const server = await serveFolder(folder, path);
    const browser = await chromium.launch({ executablePath: inject('chromiumPath') });
    context = await browser.newContext();
    context.on('request', (request) => asked.push(request.url()));
    site = server.origin + path;
    close = async () => {
      await browser.close();
      await server.close();
    };
  });
  afterAll(() => close());

  test('can be booked in, also after a reload without caches', async () => {
    const page = await context.newPage();
    await page.goto(`${site}/iframe.html?id=bookappointment--default`);
    await page.locator('[data-status=ready]').waitFor();
    const devtools = await context.newCDPSession(page);
    await Promise.all([
      page.waitForEvent('domcontentloaded'),
      devtools.send('Page.reload', { ignoreCache: true }),
    ]);
    const bookingPage = page.frameLocator('iframe.cal-embed');
    await pickTime(bookingPage);
    await fillForm(bookingPage, ada);
    await confirmBooking(bookingPage);
    await page.getByText('Your clinic has received your booking.').waitFor();
    await page.close();
  });

  test('has docs with a component’s props and their docstrings', async () => {
    const page = await context.newPage();
    await page.goto(`${site}/iframe.html?viewMode=docs&id=bookappointment--docs`);
    await page.getByRole('cell', { name: 'completeActivity' }).first().waitFor();
    const row = page.getByRole('row', { name: /^rescheduleUid/ }).first();
    expect(await row.textContent()).toContain('of a booking to reschedule');
    await page.close();
  });

  test('sends requests only to its own folder', () => {
    expect(asked.length).toBeGreaterThan(20);
    expect(
      asked.filter((url) => !url.startsWith(`${site}/`) && !/^(?:data|blob):/.test(url)),
    ).toEqual([]);
  });
});

test('the built Storybook contains no paths of the build machine', () => {
  const root = process.cwd();
  // Two folders deep, because `main/src/` alone also appears in URLs of code hosts.
  const traces = [`${root}${sep}`, `${root.split(sep).slice(-2).join('/')}/src/`];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile());
  const telling = files.filter((file) => {
    const text = readFileSync(file, 'latin1');
    return traces.some((trace) => text.includes(trace));
  });
  expect(files.length).toBeGreaterThan(20);
  expect(telling).toEqual([]);
});
