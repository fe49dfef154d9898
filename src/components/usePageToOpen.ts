import { useContext, useState } from 'react';
import type { BookingPage } from '../embed/bookingPage';
import { BookingContext } from '../hooks/bookingContext';
import type { BookAppointmentProps } from './BookAppointment.types';
import { pageToMove, pageParams } from './reschedulePage';
import { useBookingToMove } from './useBookingToMove';

export interface PageToOpenOptions {
  props: BookAppointmentProps;
  /** The app's page. */
  page: BookingPage;
  calApiUrl: string | undefined;
}

/** The page to open, and its parameters. */
export function usePageToOpen(
  { props, page: given, calApiUrl }: PageToOpenOptions,
  attempt: number,
) {
  const { client } = useContext(BookingContext);
  // If the patient books anew, the booking that can't be rescheduled is ignored.
  const [givenUp, setGivenUp] = useState<string>();
  const source = { client, calApiUrl, calOrigin: given.origin };
  const asked = props.rescheduleUid === givenUp ? undefined : props.rescheduleUid;
  const toMove = useBookingToMove(asked, source, attempt);
  const { rescheduleUid, booking } = toMove;
  const page = booking ? pageToMove(given, booking) : given;
  const params = pageParams(page, { ...props, rescheduleUid }, booking);
  // Another page or attempt is a new mount, because embed.js accepts no changes.
  const frameKey = JSON.stringify([page, params.toString(), props.embedJsUrl, attempt]);
  const bookAnew = (): void => setGivenUp(props.rescheduleUid);
  return { source, toMove, page, params, frameKey, bookAnew };
}
