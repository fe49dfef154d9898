import type { ReactElement } from 'react';
import type { BookedAppointment } from '../booking/bookedAppointment';
import { bookingPageParams, type BookingPageOptions } from '../embed/bookingPageUrl';
import type { BookingPage } from '../embed/bookingPage';
import { embedTarget } from '../embed/embedTarget';
import { createOriginCheck, embedJsUrlFor } from '../embed/origins';
import { BookingError } from '../errors';
import type { Move } from './useMove';
import type { BookAppointmentProps } from './BookAppointment.types';
import { BookingFrame } from './BookingFrame';

export interface RescheduleFrameProps extends Pick<
  BookAppointmentProps,
  | 'theme'
  | 'layout'
  | 'brandColor'
  | 'hideEventTypeDetails'
  | 'timeZone'
  | 'embedJsUrl'
  | 'allowedOrigins'
  | 'metadata'
  | 'prefill'
  | 'loadTimeout'
> {
  page: BookingPage;
  /** The Awell activity and care flow, where the booking is of one; they stay with it. */
  activityId?: string | undefined;
  careFlowId?: string | undefined;
  /** `uid` of the booking to move; the seat's, where it is shared with others. */
  rescheduleUid: string;
  /** The clinic has cancelled the booking and asked for another time. */
  isRequested?: boolean | undefined;
  frameTitle: string;
  move: Move;
  /** Keeps what the page tells of from being forgotten. @returns lets go of it. */
  retain?: (() => () => void) | undefined;
  onMoved: (booking: BookedAppointment) => void;
  /** Cal.com made another booking instead, and the one to move still stands. */
  onMadeInstead: (booking: BookedAppointment) => void;
  onCancelled: (booking: BookedAppointment) => void;
  onError: (error: BookingError) => void;
}

/** Cal.com's own name of what lets a booking be moved that it has cancelled. */
const ALLOW_CANCELLED = 'allowRescheduleForCancelledBooking';

const nothing = (): void => undefined;

export const notRescheduled = (): BookingError =>
  new BookingError(
    'not_rescheduled',
    'The booking page made a new booking instead of moving the one that rescheduleUid names: Cal.com does not know it, ' +
      'it is cancelled, or it is of another event type than calLink. The new booking counts; if the other one still ' +
      'stands, the patient is asked to cancel it. Check rescheduleUid, calLink and calOrigin, and set calApiUrl for a ' +
      'self-hosted Cal.com, so that it is checked before the patient chooses a time.',
  );

/** The parameters of a page on which a booking is moved to another time. */
export function reschedulePageParams(
  page: BookingPage,
  options: BookingPageOptions & { isRequested?: boolean | undefined },
): URLSearchParams {
  const params = bookingPageParams(page, options);
  if (options.isRequested) params.set(ALLOW_CANCELLED, 'true');
  return params;
}

/** Cal.com's page on which a patient chooses another time for an appointment. */
export function RescheduleFrame(props: RescheduleFrameProps): ReactElement {
  const { page, move, theme = 'light', layout, brandColor, hideEventTypeDetails } = props;
  return (
    <BookingFrame
      key={`${props.rescheduleUid} ${move.attempt}`}
      target={embedTarget(page, reschedulePageParams(page, props), { theme, layout })}
      embedJsUrl={props.embedJsUrl ?? embedJsUrlFor(page.origin)}
      isAllowedOrigin={createOriginCheck(page.origin, props.allowedOrigins)}
      look={{ theme, layout, brandColor, hideEventTypeDetails }}
      frameTitle={props.frameTitle}
      loadTimeout={props.loadTimeout}
      isHidden={move.status === 'failed'}
      isLoading={move.status === 'loading'}
      rescheduleUid={props.rescheduleUid}
      retain={props.retain ?? (() => nothing)}
      onLoading={() => move.report('loading')}
      onReady={() => move.report('ready')}
      onProblem={(error) => {
        props.onError(error);
        move.report('failed');
      }}
      onUntrusted={(error) => props.onError(error)}
      onExpected={nothing}
      onBooking={(kind, told) => {
        if (told.isDryRun) return;
        move.close();
        if (kind === 'cancelled') props.onCancelled(told);
        else if (kind === 'rescheduled') props.onMoved(told);
        else {
          props.onError(notRescheduled());
          props.onMadeInstead(told);
        }
      }}
    />
  );
}
