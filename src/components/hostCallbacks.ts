import { callHost } from '../callHost';
import type { HostEvent } from '../completion/state';
import type { ActivityState } from '../completion/view';
import { warnDeveloper } from '../development';
import type { BookingError } from '../errors';
import type { BookAppointmentProps } from './BookAppointment.types';
import { bookingStateOf, type BookingState, type PageState } from './bookingState';

/** Calls the app's callbacks for one widget. Nothing else calls them. */
export interface HostCallbacks {
  /** The state of the booking page has changed. */
  page: (page: PageState) => void;
  /** The state of the activity has changed. */
  activity: (activity: ActivityState) => void;
  event: (event: HostEvent) => void;
  error: (error: BookingError) => void;
}

/** @param app Returns the props of the newest render. */
export function createHostCallbacks(app: () => BookAppointmentProps): HostCallbacks {
  let page: PageState = { status: 'loading' };
  let activity: ActivityState = { status: 'idle' };
  let reported: BookingState = { status: 'loading' };

  const error = (one: BookingError): void => {
    warnDeveloper(one, app);
    callHost(() => app().onError?.(one));
  };
  const update = (): void => {
    const before = reported;
    const state = bookingStateOf(page, activity);
    reported = state;
    if (state.status !== before.status) {
      callHost(() => app().onStatusChange?.(state.status, state));
      if (state.status === 'ready') callHost(() => app().onReady?.());
    }
  };

  return {
    error,
    page: (now) => {
      page = now;
      update();
      if (now.status === 'failed') error(now.error);
    },
    activity: (now) => {
      activity = now;
      update();
    },
    event: (event) => {
      switch (event.type) {
        case 'booked':
          return callHost(() => app().onBooked?.(event.booking));
        case 'rescheduled': {
          const { booking, previousUid } = event;
          return callHost(() => app().onRescheduled?.({ booking, previousUid }));
        }
        case 'cancelled':
          return callHost(() => app().onCancelled?.({ booking: event.booking }));
        case 'completed':
          return callHost(() => app().onCompleted?.(event.booking));
        case 'error':
          return error(event.error);
      }
    },
  };
}
