import { PERSONAL } from './plan/bookings';
import type { Page } from './browser/page';
import type { Life } from './verdict';

/** What a page that heard of a move still shows, or offers for cancelling, although it was moved. */
function moved(page: Page, { ledger }: Life): string[] {
  const state = page.widget.state();
  const shown = state.booking ? [state.booking, ...state.others] : [];
  return ledger.hearings
    .filter((heard) => heard.page === page)
    .map(({ uid }) => ledger.bookings.get(uid)?.from)
    .filter((from) => shown.some(({ uid }) => uid === from))
    .map((from) => `${page.name} still shows ${from}, which was moved`);
}

const MEMORY = new Set(['outcome', 'activityId', 'bookingUid', 'bookingId', 'seatUid', 'at']);

/** That the activity is done: its ids and when, and nothing else. */
const isMemory = (text: string): boolean => {
  const entry = JSON.parse(text) as Record<string, unknown>;
  return entry['outcome'] === 'completed' && Object.keys(entry).every((name) => MEMORY.has(name));
};

/** What is still there at the end of a patient's plan, and should not be. */
export function leftovers(life: Life): string[] {
  const { browser, tabs, server } = life;
  const found: string[] = tabs.living().flatMap((page) => moved(page, life));
  const left = browser.storage.values().filter((text) => !isMemory(text));
  if (left.length > 0) found.push(`left in storage: ${left.join()}`);

  for (const page of tabs.living()) {
    const { status, booking } = page.widget.state();
    if (booking && status !== 'completed' && server.accepted()) {
      found.push(`${page.name} still says "${status}"`);
    }
    if (status !== 'completed') continue;
    const { storage = 0, message = 0, pagehide = 0, ...others } = page.listeners();
    const hasFrame = page.frame() ? 1 : 0;
    const isTidy = storage <= 1 && message === hasFrame && pagehide === hasFrame;
    if (!isTidy || Object.keys(others).length > 0) {
      found.push(`${page.name} still listens: ${JSON.stringify(page.listeners())}`);
    }
    if (page.timers() > 0) found.push(`${page.name} has ${page.timers()} timers left`);
  }

  if (browser.storage.written.some((text) => PERSONAL.test(text))) {
    found.push('the patient’s data in storage');
  }
  if (browser.console.some((text) => PERSONAL.test(text))) {
    found.push('the patient’s data in the console');
  }
  for (const { errors, name } of tabs.all) {
    if (errors.length > 0) found.push(`${name} threw ${errors.map(String).join()}`);
  }
  return found;
}
