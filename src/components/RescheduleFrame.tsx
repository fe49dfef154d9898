import type { ReactElement } from 'react';
import type { BookedAppointment } from '../booking/bookedAppointment';
import type { BookingPage } from '../embed/bookingPage';
import type { BookingPageOptions } from '../embed/bookingPageUrl';
import type { BookingError } from '../errors';
import type { AppointmentView } from './appointmentView';
import { BookingFrame, framePropsOf, type PageProps } from './BookingFrame';
import { notRescheduled, pageParams } from './reschedulePage';
import type { Move } from './useMove';

/** Who hears what happens on the page. */
export interface MoveOwner {
  onMoved: (booking: BookedAppointment) => void;
  /** Cal.com made another booking instead, and the one to move still stands. */
  onMadeInstead: (booking: BookedAppointment) => void;
  onCancelled: (booking: BookedAppointment) => void;
  onError: (error: BookingError) => void;
  /** Keeps what the page tells of from being forgotten. @returns lets go of it. */
  retain: () => () => void;
}

export interface RescheduleFrameProps {
  page: BookingPage;
  /** The app's, of the widget. */
  props: PageProps & Omit<BookingPageOptions, 'rescheduleUid'>;
  view: AppointmentView;
  move: Move;
  title: string;
  owner: MoveOwner;
}

/** Cal.com's page on which a patient chooses another time for an appointment. */
export function RescheduleFrame(given: RescheduleFrameProps): ReactElement {
  const { page, props, view, move, title, owner } = given;
  const rescheduleUid = view.booking.seatUid ?? view.booking.uid;
  const params = pageParams(page, { ...props, rescheduleUid }, view.read?.isRescheduleRequested);
  return (
    <BookingFrame
      key={`${rescheduleUid} ${move.attempt}`}
      {...framePropsOf(page, params, props)}
      frameTitle={title}
      isHidden={move.status === 'failed'}
      isLoading={move.status === 'loading'}
      rescheduleUid={rescheduleUid}
      retain={owner.retain}
      onLoading={() => move.report('loading')}
      onReady={() => move.report('ready')}
      onProblem={(error) => {
        owner.onError(error);
        move.report('failed');
      }}
      onUntrusted={(error) => owner.onError(error)}
      onExpected={() => undefined}
      onBooking={(kind, told) => {
        if (told.isDryRun) return;
        move.close();
        if (kind === 'cancelled') owner.onCancelled(told);
        else if (kind === 'rescheduled') owner.onMoved(told);
        else {
          owner.onError(notRescheduled());
          owner.onMadeInstead(told);
        }
      }}
    />
  );
}
