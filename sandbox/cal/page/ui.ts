import { useSyncExternalStore } from 'react';
import { mergeUiConfig, uiConfigFromQuery, type UiConfig } from '../protocol/ui';

const query = new URLSearchParams(window.location.search);
const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
const sheet = document.head.appendChild(document.createElement('style'));
const listeners = new Set<() => void>();

let config: UiConfig = uiConfigFromQuery(query);

function readableOn(color: string): string {
  const probe = document.createElement('span');
  probe.style.color = color;
  document.documentElement.append(probe);
  const channels = window.getComputedStyle(probe).color.match(/[\d.]+/g) ?? [];
  probe.remove();
  const [red = 0, green = 0, blue = 0] = channels.map((text) => (Number(text) / 255) ** 2.2);
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.179 ? '#111827' : '#ffffff';
}

function themeRule(theme: 'light' | 'dark'): string {
  const brandColor = config.styles?.branding?.brandColor;
  const vars: Record<string, string> = {
    ...(brandColor ? { 'cal-brand': brandColor } : {}),
    ...config.cssVarsPerTheme?.[theme],
  };
  const brand = vars['cal-brand'];
  if (brand && !vars['cal-brand-text']) vars['cal-brand-text'] = readableOn(brand);
  const lines = Object.entries(vars).map(([name, value]) => `--${name}: ${value} !important;`);
  return `.${theme} { ${lines.join(' ')} }`;
}

function paint(): void {
  const { theme = 'auto', colorScheme, styles } = config;
  const isDark = theme === 'auto' ? prefersDark.matches : theme === 'dark';
  const root = document.documentElement;
  root.classList.toggle('dark', isDark);
  root.classList.toggle('light', !isDark);
  root.style.colorScheme = colorScheme ?? '';
  document.body.style.background = styles?.body?.background ?? '';
  sheet.textContent = `${themeRule('light')}\n${themeRule('dark')}`;
}

export function applyUi(next: UiConfig): void {
  config = mergeUiConfig(config, next);
  paint();
  for (const listener of listeners) listener();
}

export function followColorPreference(): void {
  prefersDark.addEventListener('change', paint);
  paint();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function useUi(): UiConfig {
  return useSyncExternalStore(subscribe, () => config);
}
