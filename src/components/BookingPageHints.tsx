import type { ReactElement } from 'react';
import {
  bookingPageHints,
  type BookingPageHint,
  type UpcomingBookingPage,
} from '../embed/bookingPageHints';
import { BookingError, orError } from '../errors';

/** Hints as elements. React 19 moves them into the head; in React 18 they work where they are. */
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
 * Hints in the first HTML, which let the browser fetch embed.js before any script of the app runs. For the page before
 * the one on which a patient books; `BookAppointment` renders its own.
 *
 * @example
 * <BookingPageHints calLink="clinic/intake" />
 */
export function BookingPageHints(props: UpcomingBookingPage): ReactElement {
  const hints = orError(() => bookingPageHints(props));
  // The widget says what is wrong; a hint must not take the page before it away.
  return <HintLinks hints={hints instanceof BookingError ? [] : hints} />;
}
