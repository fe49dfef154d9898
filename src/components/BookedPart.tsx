import type { ReactElement } from 'react';
import type { CalClient } from '../api/cal/calClient';
import type { BookedState } from '../completion/machine';
import { bookingUrl, cancelUrl, rebookUrl, rescheduleUrl } from '../booking/links';
import type { BookedAppointment } from '../booking/bookedAppointment';
import type { BookingError } from '../errors';
import type { Booked } from './useBooked';
import type { Texts } from './useTexts';
import { AppointmentFacts } from './AppointmentFacts';
import { BookedDetails } from './BookedDetails';
import { MoveActions } from './MoveActions';

export interface BookedPartProps {
  state: BookedState;
  booked: Booked;
  texts: Texts;
  timeZone: string | undefined;
  client: CalClient | undefined;
  calApiUrl: string | undefined;
  /** Origin of the booking page, and its address. */
  pageOrigin: string;
  pageUrl: string;
  /** It is shown below, to pay on. */
  isPageShown: boolean;
  canReschedule: boolean | undefined;
  canCancel: boolean | undefined;
  onRetry: () => void;
  onCancelled: (booking: BookedAppointment) => void;
  onError: ((error: BookingError) => void) | undefined;
}

/** The panel's part about a booking that was made: what it is, and what the patient can do about it. */
export function BookedPart(props: BookedPartProps): ReactElement {
  const { state, booked, texts, timeZone, pageOrigin } = props;
  const { labels, locale } = texts;
  const { appointment, move, BookedActions } = booked;
  const { booking } = state;
  const moveUrl = booked.read?.isRescheduleRequested ? rebookUrl : rescheduleUrl;

  if (move.status) {
    return (
      <>
        <AppointmentFacts
          booking={appointment}
          labels={labels}
          locale={locale}
          timeZone={timeZone}
          isBrief
        />
        <MoveActions labels={labels} move={move} pageUrl={moveUrl(pageOrigin, booking)} />
      </>
    );
  }
  return (
    <BookedDetails
      state={state}
      appointment={appointment}
      labels={labels}
      locale={locale}
      timeZone={timeZone}
      pageUrl={props.pageUrl}
      payUrl={props.isPageShown ? undefined : bookingUrl(pageOrigin, booking)}
      cancelUrl={(other) => cancelUrl(pageOrigin, other)}
      onRetry={props.onRetry}
    >
      {BookedActions && state.status === 'completed' && (
        <BookedActions
          key={booking.uid}
          booking={booking}
          appointment={appointment}
          read={booked.read}
          labels={labels}
          client={props.client}
          calApiUrl={props.calApiUrl}
          calOrigin={pageOrigin}
          cancelUrl={cancelUrl(pageOrigin, booking)}
          isFirm={booked.isFirm}
          canReschedule={props.canReschedule}
          canCancel={props.canCancel}
          onRead={booked.takeRead}
          onReschedule={move.open}
          onCancelled={props.onCancelled}
          onError={props.onError}
        />
      )}
    </BookedDetails>
  );
}
