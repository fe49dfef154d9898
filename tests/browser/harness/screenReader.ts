import type { Frame, Page } from 'playwright-core';

declare global {
  interface Window {
    heard: string[];
  }
}

/** Records the announcements of a screen reader. Call it before the page is opened. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    if (window.top !== window) return;
    window.heard = [];
    const last = new Map<Element, string[]>();
    new MutationObserver(() => {
      for (const region of document.querySelectorAll(
        '[role=alert], [role=status], [aria-live=polite]',
      )) {
        const parts = region.matches('p') ? [region] : region.querySelectorAll('h2, p');
        const words = Array.from(parts, ({ textContent }) => textContent).filter(Boolean);
        const before = last.get(region);
        last.set(region, words);
        // Removed and unchanged text isn't announced.
        if (words.every((text) => before?.includes(text))) continue;
        const urgency = region.getAttribute('role') === 'alert' ? 'assertive' : 'polite';
        window.heard.push(`${urgency}: ${words.join(' ')}`);
      }
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
}

export const announcements = (page: Page): Promise<string[]> => page.evaluate(() => window.heard);

/** The focused element, as `role: name`; with `deep`, in the innermost frame that has the focus. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(describeFocus);
}

function describeFocus(): string {
  const element = document.activeElement;
  if (!element) return '';
  const labelledBy = element.getAttribute('aria-labelledby');
  const labels = (element as HTMLInputElement).labels;
  const name =
    labelledBy
      ?.split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' ')
      .trim() ||
    element.getAttribute('aria-label') ||
    element.getAttribute('title') ||
    labels?.[0]?.textContent ||
    (/^(?:BUTTON|A|H\d)$/.test(element.tagName) ? element.textContent : '');
  const tag = element.tagName.toLowerCase();
  const role = tag === 'section' ? 'region' : tag.replace(/^h\d$/, 'heading');
  return `${role}: ${name ?? ''}`;
}

/** Presses Tab until an enabled element with that name has the focus, in the page or in its frames. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    const inner: Frame = page.frames().at(-1) ?? page.mainFrame();
    const outer = await focused(page);
    const now = outer.startsWith('iframe') ? await inner.evaluate(describeFocus) : outer;
    if (name.test(now.replace(/^\w+: /, ''))) return;
  }
  throw new Error(`No Tab led to ${String(name)}.`);
}
