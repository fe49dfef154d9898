import type { ReactElement } from 'react';
import {
  bookingPageHints,
  type BookingPageHint,
  type UpcomingBookingPage,
} from '../embed/bookingPageHints';
import { BookingError, orError } from '../errors';

/** The hints as elements. React 19 moves them into the head; with React 18 they work where they are. */
export function HintLinks({ hints }: { hints: readonly BookingPageHint[] }): ReactElement {
  return (
    <>
      {hints.map((hint) => (
        <link key={hint.href} {...hint} />
      ))}
    </>
  );
}

/**
 * `<link>` hints in the first HTML: the browser fetches embed.js before the app's scripts run. Render it on the page
 * before the booking page; `BookAppointment` renders its own hints.
 *
 * @example
 * <BookingPageHints calLink="clinic/intake" />
 */
export function BookingPageHints(props: UpcomingBookingPage): ReactElement {
  const hints = orError(() => bookingPageHints(props));
  // The widget reports what is wrong. A hint must not break the page before it.
  return <HintLinks hints={hints instanceof BookingError ? [] : hints} />;
}
