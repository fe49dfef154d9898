import type { Frame, Page } from 'playwright-core';

declare global {
  interface Window {
    heard: string[];
  }
}

/** Notes what a screen reader would say of its own accord. Call it before the page is opened. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    if (window.top !== window) return;
    window.heard = [];
    const last = new Map<Element, string>();
    new MutationObserver(() => {
      for (const region of document.querySelectorAll('[role=alert], [role=status]')) {
        const words = [...region.querySelectorAll('h2, p')].map((element) => element.textContent);
        const text = words.join(' ').trim();
        if (last.get(region) === text) continue;
        last.set(region, text);
        const urgency = region.getAttribute('role') === 'alert' ? 'assertive' : 'polite';
        if (text) window.heard.push(`${urgency}: ${text}`);
      }
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
}

export const announcements = (page: Page): Promise<string[]> => page.evaluate(() => window.heard);

/** The element that has the focus, as `role: name`; in the innermost frame that has it where `deep`. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(describeFocus);
}

function describeFocus(): string {
  const element = document.activeElement;
  if (!element) return '';
  const labelledBy = element.getAttribute('aria-labelledby');
  const labels = (element as HTMLInputElement).labels;
  const name =
    (labelledBy && document.getElementById(labelledBy)?.textContent) ||
    element.getAttribute('aria-label') ||
    element.getAttribute('title') ||
    labels?.[0]?.textContent ||
    (['BUTTON', 'A'].includes(element.tagName) ? element.textContent : '');
  const role = element.tagName === 'SECTION' ? 'region' : element.tagName.toLowerCase();
  return `${role}: ${name ?? ''}`;
}

/** Presses Tab until the focus is on something of that name that can be used, in the page or in its frames. */
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
