import type { ReactElement } from 'react';
import type { BookedAppointment } from '../booking/bookedAppointment';
import type { BookingEvent } from '../embed/bookingEvents';
import type { BookingPage } from '../embed/bookingPage';
import type { BookingPageOptions } from '../embed/bookingPageUrl';
import type { BookingError } from '../errors';
import type { AppointmentView } from './appointmentView';
import { BookingFrame, framePropsOf, type PageProps } from './BookingFrame';
import { notRescheduled, pageParams } from './reschedulePage';
import type { Move } from './useMove';

export interface RescheduleFrameProps {
  page: BookingPage;
  /** The widget's props from the app. */
  props: PageProps & Omit<BookingPageOptions, 'rescheduleUid'>;
  view: AppointmentView;
  move: Move;
  title: string;
  /** Keeps the completion in memory. @returns a function that releases it. */
  retain: () => () => void;
  /** `booked` means that Cal.com made a new booking instead, and the old one isn't cancelled. */
  onBooking: (kind: BookingEvent['kind'], booked: BookedAppointment) => void;
  onError: (error: BookingError) => void;
}

/** Cal.com's page on which a patient reschedules an appointment. */
export function RescheduleFrame(given: RescheduleFrameProps): ReactElement {
  const { page, props, view, move, onError } = given;
  const rescheduleUid = view.booking.seatUid ?? view.booking.uid;
  const params = pageParams(page, { ...props, rescheduleUid }, view.read);
  return (
    <BookingFrame
      key={`${rescheduleUid} ${move.attempt}`}
      {...framePropsOf(page, params, props)}
      frameTitle={given.title}
      isHidden={move.status === 'failed' || move.status === 'refused'}
      isLoading={move.status === 'loading'}
      rescheduleUid={rescheduleUid}
      retain={given.retain}
      onLoading={() => move.report('loading')}
      onReady={() => move.report('ready')}
      onProblem={(error) => {
        onError(error);
        move.report(error.code === 'event_type_rule' ? 'refused' : 'failed');
      }}
      onUntrusted={(error) => onError(error)}
      onExpected={() => undefined}
      onBooking={(kind, booked) => {
        if (booked.isDryRun) return;
        move.close();
        if (kind === 'booked') onError(notRescheduled());
        given.onBooking(kind, booked);
      }}
    />
  );
}
