import type { ActivityState, BookedState } from '../completion/view';
import type { BookingError } from '../errors';

/** How far a booking page is. */
export type PageState =
  | { readonly status: 'loading' | 'ready' }
  | { readonly status: 'failed'; readonly error: BookingError };

/** What a widget shows: the booking of its activity, or else its booking page. */
export type BookingState =
  | {
      readonly status: 'loading' | 'ready';
      readonly booking?: undefined;
      /** What became of the patient's last booking, where that is why the page is back. */
      readonly lastOutcome?: 'rejected' | 'cancelled' | undefined;
    }
  /** The page cannot be shown. */
  | { readonly status: 'failed'; readonly error: BookingError; readonly booking?: undefined }
  | BookedState;

export type BookingStateName = BookingState['status'];

export function bookingStateOf(page: PageState, activity: ActivityState): BookingState {
  if (activity.booking) return activity;
  if (page.status === 'failed') return page;
  return {
    status: page.status,
    ...(activity.lastOutcome && { lastOutcome: activity.lastOutcome }),
  };
}
