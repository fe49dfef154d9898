export type Mode = 'hosted' | 'custom';
export type Theme = 'auto' | 'light' | 'dark';

/** What the page shows, kept in its address so that it can be reloaded and shared. */
export interface Choice {
  mode: Mode;
  event: string;
  theme: Theme;
  /** The care flow under way, for a reload to go on with. */
  careFlowId: string | undefined;
}

const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];

export function readChoice(search: string): Choice {
  const query = new URLSearchParams(search);
  const event = query.get('event') ?? '';
  return {
    mode: query.get('mode') === 'custom' ? 'custom' : 'hosted',
    event: /^[a-z0-9-]+$/.test(event) ? event : 'intake',
    theme: THEMES.find((theme) => theme === query.get('theme')) ?? 'auto',
    careFlowId: query.get('careFlow') ?? undefined,
  };
}

export function writeChoice({ mode, event, theme, careFlowId }: Choice): void {
  const query = new URLSearchParams({ mode, event });
  if (theme !== 'auto') query.set('theme', theme);
  if (careFlowId !== undefined) query.set('careFlow', careFlowId);
  history.replaceState(null, '', `?${query}`);
}
