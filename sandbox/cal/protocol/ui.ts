export type ThemeName = 'light' | 'dark' | 'auto';
export type CssVars = Partial<Record<'light' | 'dark', Record<string, string>>>;

export interface UiConfig {
  theme?: ThemeName;
  layout?: string;
  colorScheme?: string;
  hideEventTypeDetails?: boolean;
  disableAutoScroll?: boolean;
  useSlotsViewOnSmallScreen?: boolean;
  cssVarsPerTheme?: CssVars;
  styles?: {
    body?: { background?: string };
    branding?: { brandColor?: string };
    align?: string;
  };
}

function mergeCssVars(before: CssVars = {}, after: CssVars = {}): CssVars {
  return {
    light: { ...before.light, ...after.light },
    dark: { ...before.dark, ...after.dark },
  };
}

/** Every key survives later calls except `styles`: a call without it resets it. */
export function mergeUiConfig(before: UiConfig, after: UiConfig): UiConfig {
  return {
    ...before,
    ...after,
    cssVarsPerTheme: mergeCssVars(before.cssVarsPerTheme, after.cssVarsPerTheme),
    styles: after.styles ?? {},
  };
}

export function uiConfigFromQuery(params: URLSearchParams): UiConfig {
  const theme = params.get('theme');
  const layout = params.get('layout');
  const colorScheme = params.get('ui.color-scheme');
  return {
    ...(theme === 'light' || theme === 'dark' || theme === 'auto' ? { theme } : {}),
    ...(layout ? { layout } : {}),
    ...(colorScheme ? { colorScheme } : {}),
  };
}
