import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { serveFolder } from '../browser/harness/serve';

const folder = inject('docsSite');
const BASE = '/docs';
const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.html') && file !== '404.html');

const html = (page: string): string => readFileSync(join(folder, page), 'utf8');

describe('the pages', () => {
  test('are the README, the guides, the reference of each entry, and the live page', () => {
    const guides = readdirSync('docs').filter((file) => file.endsWith('.md'));
    const entries = ['', '/element', '/server', '/testing'];
    const expected = [
      'index.html',
      'live.html',
      'contributing.html',
      ...guides.map((file) => file.replace(/md$/, 'html')),
      ...entries.map((entry) => `reference/awell-cal-booking${entry}.html`),
    ];
    expect(pages).toEqual(expect.arrayContaining(expected));
  });

  test('link to nothing that is not there, headings included', () => {
    const ids = new Map(
      pages.map((page) => [
        page,
        new Set([...html(page).matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id)),
      ]),
    );
    const dead = pages.flatMap((page) =>
      [...html(page).matchAll(/<a[^>]*\shref="(?!https?:|mailto:|data:)([^"]*)"/g)].flatMap(
        ([, href = '']) => {
          const [path = '', anchor] = href.replaceAll('&amp;', '&').split('#');
          if (path.startsWith(`${BASE}/storybook/`)) return [];
          const target =
            path === ''
              ? page
              : posix.join(path.slice(BASE.length + 1), path.endsWith('/') ? 'index.html' : '');
          const known = ids.get(target);
          if (!known) return existsSync(join(folder, target)) ? [] : [`${page}: ${href}`];
          return anchor && !known.has(decodeURIComponent(anchor)) ? [`${page}: ${href}`] : [];
        },
      ),
    );
    expect([...new Set(dead)]).toEqual([]);
  });

  test('describe every property of the reference, and nothing of the DOM', () => {
    const reference = pages.filter((page) => page.startsWith('reference/')).map(html);
    const rows = reference.flatMap((text) => [...text.matchAll(/<tr>(?:(?!<\/tr>).)*<\/tr>/gs)]);
    const properties = rows.filter(([row]) => row.includes('id="property-'));
    const cells = properties.map(
      ([row]) => [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].at(-1)?.[1],
    );
    expect(properties.length).toBeGreaterThan(300);
    expect(cells.filter((cell) => cell === '-')).toHaveLength(0);
    expect(reference.join()).not.toContain('ariaLabel');
  });
});

describe('in a browser', () => {
  let browser: Browser;
  let origin = '';
  let close = (): Promise<void> => Promise.resolve();
  const problems: string[] = [];

  /** A window of a phone, which records what goes wrong in it and who else is asked. */
  async function openPage(path: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    page.on('pageerror', ({ message }) => problems.push(message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) problems.push(message.text());
    });
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(`${origin}${BASE}/`) && !/^(?:data|blob):/.test(url)) problems.push(url);
    });
    await page.goto(`${origin}${BASE}/${path}`);
    return page;
  }

  beforeAll(async () => {
    const server = await serveFolder(folder, BASE);
    browser = await chromium.launch({ executablePath: inject('chromiumPath') });
    origin = server.origin;
    close = async () => {
      await browser.close();
      await server.close();
    };
  });
  afterAll(() => close());

  test('every page fits a phone, without an error and without asking anybody else', async () => {
    const page = await openPage('');
    const wide: string[] = [];
    for (const path of pages) {
      await page.goto(`${origin}${BASE}/${path}`);
      await page.locator('#app main h1').first().waitFor();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > 390) wide.push(`${path} is ${width} px wide`);
    }
    expect(wide).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('the search finds a guide, and leads to it', async () => {
    const page = await openPage('');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.locator('.VPLocalSearchBox input').fill('reschedule');
    await page.locator('.VPLocalSearchBox a[href*="/reschedule.html"]').first().click();
    await page.waitForURL(`${origin}${BASE}/reschedule.html*`);
    expect(problems).toEqual([]);
  });

  test('a patient books on the live page, and Awell gets the booking id', async () => {
    const page = await openPage('live.html');
    const confirm = page.frameLocator('iframe').getByRole('button', { name: 'Confirm' });
    await confirm.click();
    await page.getByText('Your clinic has received your booking.').waitFor();
    const received = await page.locator('.live-booking pre').textContent();
    expect(JSON.parse(received ?? '')).toEqual([{ key: 'bookingId', value: 'fake-booking-1' }]);

    await page.reload();
    await page.getByText('Your appointment is booked').waitFor();
    await page.getByRole('button', { name: 'Start again' }).click();
    await confirm.waitFor();
    expect(problems).toEqual([]);
  });

  test('the code beside it is the code that runs', async () => {
    const page = await openPage('live.html');
    const shown = await page.locator('.live div[class*=language-] code').textContent();
    expect(shown?.trim()).toBe(readFileSync('site/live/App.tsx', 'utf8').trim());
  });
});
