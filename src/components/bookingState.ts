import type { ActivityState, BookedState } from '../completion/view';
import type { BookingError } from '../errors';

/** State of a booking page. */
export type PageState =
  | { readonly status: 'loading' | 'ready' }
  | { readonly status: 'failed'; readonly error: BookingError };

/** What a widget shows: the activity's booking, or else its booking page. */
export type BookingState =
  | {
      /** The booking page is loading, or the patient sees it. */
      readonly status: 'loading' | 'ready';
      /** There is no booking. */
      readonly booking?: undefined;
      /** Why the page is shown again: the patient's last booking was rejected or cancelled. */
      readonly lastOutcome?: 'rejected' | 'cancelled' | undefined;
    }
  | {
      /** The booking page can't be shown. */
      readonly status: 'failed';
      /** Why it can't be shown. */
      readonly error: BookingError;
      /** There is no booking. */
      readonly booking?: undefined;
    }
  | BookedState;

/** Name of a state. */
export type BookingStateName = BookingState['status'];

export function bookingStateOf(page: PageState, activity: ActivityState): BookingState {
  if (activity.booking) return activity;
  if (page.status === 'failed') return page;
  return {
    status: page.status,
    ...(activity.lastOutcome && { lastOutcome: activity.lastOutcome }),
  };
}
