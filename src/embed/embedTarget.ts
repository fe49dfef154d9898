import type { BookingPage } from './bookingPage';

/** How the booking page looks. */
export type BookingTheme = 'light' | 'dark' | 'auto';
export type BookingLayout = 'month_view' | 'week_view' | 'column_view';

/** What embed.js is given. */
export interface EmbedTarget {
  calOrigin: string;
  calLink: string;
  config: Record<string, string>;
}

/**
 * Writes a booking page the way embed.js has to be told so that it opens exactly that page.
 */
export function embedTarget(
  page: BookingPage,
  params: URLSearchParams,
  look: { theme: BookingTheme; layout?: BookingLayout | undefined },
): EmbedTarget {
  const query = params.toString();
  return {
    // embed.js replaces the text "https://cal.com" at the start, and so breaks a host such as
    // cal.company.example. A scheme in capitals is the same URL and escapes it.
    calOrigin: page.origin.replace(/^https:\/\/cal\.com/, 'HTTPS://cal.com'),
    // embed.js adds "/embed" only to paths that do not end in these five letters: a slug may.
    calLink: `${page.path}/embed${query && `?${query}`}`,
    config: { theme: look.theme, ...(look.layout && { layout: look.layout }) },
  };
}
