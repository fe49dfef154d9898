import { callHost } from '../callHost';
import type { News } from '../completion/state';
import type { ActivityState } from '../completion/view';
import { warnDeveloper } from '../development';
import type { BookingError } from '../errors';
import type { BookAppointmentProps } from './BookAppointment.types';
import { bookingStateOf, type BookingState, type PageState } from './bookingState';

/** Tells the app of one widget. Nothing else calls what the app has passed for that. */
export interface Voice {
  /** Its booking page is another way now. */
  page: (page: PageState) => void;
  /** So is its activity. */
  activity: (activity: ActivityState) => void;
  news: (news: News) => void;
  error: (error: BookingError) => void;
}

/** @param app What the newest render has passed. */
export function createVoice(app: () => BookAppointmentProps): Voice {
  let page: PageState = { status: 'loading' };
  let activity: ActivityState = { status: 'idle' };
  let told: BookingState = { status: 'loading' };

  const error = (one: BookingError): void => {
    warnDeveloper(one, app);
    callHost(() => app().onError?.(one));
  };
  const update = (): void => {
    const before = told;
    const state = bookingStateOf(page, activity);
    told = state;
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
    news: (news) => {
      switch (news.type) {
        case 'booked':
          return callHost(() => app().onBooked?.(news.booking));
        case 'rescheduled': {
          const { booking, previousUid } = news;
          return callHost(() => app().onRescheduled?.({ booking, previousUid }));
        }
        case 'cancelled':
          return callHost(() => app().onCancelled?.({ booking: news.booking }));
        case 'completed':
          return callHost(() => app().onCompleted?.(news.booking));
        case 'error':
          return error(news.error);
      }
    },
  };
}
