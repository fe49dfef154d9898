import type { BookingPage } from './bookingPage';

/** Colour theme of the booking page. */
export type BookingTheme = 'light' | 'dark' | 'auto';
/** Layout of the booking page on wide screens. */
export type BookingLayout = 'month_view' | 'week_view' | 'column_view';

/** The arguments for embed.js. */
export interface EmbedTarget {
  calOrigin: string;
  calLink: string;
  config: Record<string, string>;
}

/** Writes a booking page in the form with which embed.js opens exactly that page. */
export function embedTarget(
  page: BookingPage,
  params: URLSearchParams,
  look: { theme: BookingTheme; layout?: BookingLayout | undefined },
): EmbedTarget {
  const query = params.toString();
  return {
    // embed.js replaces the text "https://cal.com" at the start, which breaks a host such as
    // cal.company.example. An upper-case scheme is the same URL and avoids that.
    calOrigin: page.origin.replace(/^https:\/\/cal\.com/, 'HTTPS://cal.com'),
    // embed.js adds "/embed" only to paths that don't end in these five letters, but a slug may end so.
    calLink: `${page.path}/embed${query && `?${query}`}`,
    config: { theme: look.theme, ...(look.layout && { layout: look.layout }) },
  };
}
