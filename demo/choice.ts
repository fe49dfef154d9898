import { EVENT_TYPES } from '../sandbox/cal/eventTypes';

export type Mode = 'hosted' | 'custom' | 'redirect';
export type Theme = 'auto' | 'light' | 'dark';

/** What the page shows, kept in its address so that it can be reloaded and shared. */
export interface Choice {
  mode: Mode;
  event: string;
  theme: Theme;
  /** The care flow under way, for a reload to go on with. */
  careFlowId: string | undefined;
}

const MODES: readonly Mode[] = ['hosted', 'custom', 'redirect'];
const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];
const KEPT = 'demo-choice';

/** Only some event types lead back; the others would leave the patient at Cal.com. */
export const leadsBack = (event: string): boolean =>
  EVENT_TYPES.some(({ slug, redirects }) => slug === event && redirects);

/** The event page that is meant, or the first that makes sense this way. */
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
  // The way back from Cal.com has no room for it. An app of your own has a session.
  sessionStorage.setItem(KEPT, String(query));
}

/** What this tab was at before the patient went to Cal.com. */
export const readKeptChoice = (): Choice =>
  readChoice(sessionStorage.getItem(KEPT) ?? 'mode=redirect');
