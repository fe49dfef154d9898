import { calGlobal, type CalNamespace } from './calGlobal';
import type { BookingLayout, BookingTheme } from './embedTarget';

/** The theme of a namespace's current page. All copies of this library share it, because namespaces are reused. */
interface Keep {
  theme: () => BookingTheme;
}
const KEEP = Symbol.for('awell-cal-booking.theme');

export interface EmbedLook {
  theme: BookingTheme;
  layout?: BookingLayout | undefined;
  brandColor?: string | undefined;
  hideEventTypeDetails?: boolean | undefined;
}

/**
 * Red, green and blue (0 to 255) of a colour in the form `#rgb`, `#rrggbb` or `rgb(r, g, b)`, with or without commas.
 */
function channelsOf(color: string): number[] | undefined {
  const hex = /^#(?:[\da-f]{3}){1,2}$/i.test(color) ? color.slice(1) : '';
  const size = hex.length / 3;
  if (size === 0) return /^rgba?\((\d+)[\s,]+(\d+)[\s,]+(\d+)/.exec(color)?.slice(1, 4).map(Number);
  return [0, 1, 2].map((index) => {
    const digits = hex.slice(index * size, (index + 1) * size);
    return parseInt(digits.padEnd(2, digits), 16);
  });
}

/** Black or white, whichever is readable on a colour. `undefined` for any other notation. */
export function readableOn(color: string): '#000000' | '#ffffff' | undefined {
  const channels = channelsOf(color.trim());
  if (!channels) return undefined;
  const [red, green, blue] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  // The luminance at which black and white have the same contrast (WCAG 2.2).
  return luminance > 0.179 ? '#000000' : '#ffffff';
}

/**
 * The `color-scheme` of the booking page and its iframe, independent of the host's. Browsers paint an opaque white
 * box behind a page if its scheme differs from its iframe's, and embed.js only follows the scheme of `body`. `normal`
 * would mean two schemes in a host with `<meta name="color-scheme">`.
 */
export const colorSchemeOf = (theme: BookingTheme): string => (theme === 'dark' ? theme : 'light');

/** Sends the look to the booking page (embed protocol: the `ui` instruction). */
export function applyLook(namespace: string, look: EmbedLook): void {
  const { theme, layout, brandColor, hideEventTypeDetails } = look;
  const brandText = brandColor && readableOn(brandColor);
  const brand = brandColor && {
    'cal-brand': brandColor,
    'cal-brand-emphasis': brandColor,
    ...(brandText && { 'cal-brand-text': brandText }),
  };
  calGlobal()?.ns?.[namespace]?.('ui', {
    theme,
    hideEventTypeDetails: hideEventTypeDetails ?? false,
    ...(layout && { layout }),
    ...(brand && { cssVarsPerTheme: { light: brand, dark: brand } }),
  });
}

/**
 * Keeps the booking page's own colour scheme. embed.js sends it the host's whenever that changes, and an opaque band
 * appears if the page's scheme differs from its iframe's.
 */
export function keepColorScheme(namespace: string, theme: () => BookingTheme): void {
  const namespaces = calGlobal()?.ns ?? {};
  const own = namespaces[namespace] as (CalNamespace & { [KEEP]?: Keep }) | undefined;
  if (!own) return;
  const kept = own[KEEP];
  const keep = kept ?? { theme };
  keep.theme = theme;
  if (kept) return;
  const keeper = new Proxy(own, {
    apply: (target, self, [method, look, ...rest]: [string, object, ...unknown[]]) =>
      Reflect.apply(target, self, [
        method,
        method === 'ui' ? { ...look, colorScheme: colorSchemeOf(keep.theme()) } : look,
        ...rest,
      ]) as unknown,
  });
  own[KEEP] = keep;
  namespaces[namespace] = keeper;
}

/** A colour as `rgb()`, from any notation and with any tokens. */
function resolveColor(element: Element, color: string): string | undefined {
  if (!globalThis.CSS?.supports?.('color', color)) return undefined;
  const probe = document.createElement('span');
  probe.style.color = color;
  element.append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  return resolved;
}

/**
 * The brand colour of the booking page: the app's, or the accent colour around the element (our token, then Awell's,
 * then Navi's). Awell sets its token on an element of its theme, not on the document, so it is read at the element.
 */
export function brandColorAt(element: Element, given: string | undefined): string | undefined {
  const style = getComputedStyle(element);
  const color =
    given ??
    ['--awell-booking-accent', '--awell-accent-color', '--primary']
      .map((name) => style.getPropertyValue(name).trim())
      .find((value) => value !== '');
  return color === undefined ? undefined : resolveColor(element, color);
}
