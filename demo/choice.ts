import { EVENT_TYPES } from '../sandbox/cal/eventTypes';

export type Mode = 'hosted' | 'custom' | 'redirect';
export type Theme = 'auto' | 'light' | 'dark';

/** What the page shows. It is kept in the address, so that the page can be reloaded and shared. */
export interface Choice {
  mode: Mode;
  event: string;
  theme: Theme;
  /** The current care flow, so that a reload continues it. */
  careFlowId: string | undefined;
}

const MODES: readonly Mode[] = ['hosted', 'custom', 'redirect'];
const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];
const KEPT = 'demo-choice';

/** Only some event types lead back; with the others the patient would stay at Cal.com. */
export const leadsBack = (event: string): boolean =>
  EVENT_TYPES.some(({ slug, redirects }) => slug === event && redirects);

/** The chosen event page, or the first one that works in this mode. */
export function eventFor(mode: Mode, event: string): string {
  if (mode === 'redirect') return leadsBack(event) ? event : 'intake-redirect';
  return /^[a-z0-9-]+$/.test(event) ? event : 'intake';
}

export function readChoice(search: string): Choice {
  const query = new URLSearchParams(search);
  const mode = MODES.find((one) => one === query.get('mode')) ?? 'hosted';
  return {
    mode,
    event: eventFor(mode, query.get('event') ?? ''),
    theme: THEMES.find((theme) => theme === query.get('theme')) ?? 'auto',
    careFlowId: query.get('careFlow') ?? undefined,
  };
}

export function writeChoice({ mode, event, theme, careFlowId }: Choice): void {
  const query = new URLSearchParams({ mode, event });
  if (theme !== 'auto') query.set('theme', theme);
  if (careFlowId !== undefined) query.set('careFlow', careFlowId);
  history.replaceState(null, '', `/?${query}`);
  // Cal.com's redirect does not keep it. A custom app has a session.
  sessionStorage.setItem(KEPT, String(query));
}

/** What this tab showed before the patient went to Cal.com. */
export const readKeptChoice = (): Choice =>
  readChoice(sessionStorage.getItem(KEPT) ?? 'mode=redirect');
