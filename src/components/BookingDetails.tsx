'use client';

import { forwardRef, useContext, useEffect, useMemo, useState, type Ref } from 'react';
import type { CalClient } from '../api/cal/calClient';
import type { Booking } from '../booking/booking';
import { bookedAppointmentOf } from '../booking/appointment';
import type { BookedAppointment } from '../booking/bookedAppointment';
import { isOver } from '../booking/identity';
import { rescheduleUrl } from '../booking/links';
import type { BookingEvent } from '../embed/bookingEvents';
import { parseBookingPage, tryBookingPage, type BookingPage } from '../embed/bookingPage';
import { readLoadTimeout } from '../completion/misuse';
import { BookingError, orError } from '../errors';
import { BookingContext, useBookingDefaults } from '../hooks/bookingContext';
import { useLatest } from '../hooks/useLatest';
import type { BookingLabels } from '../texts/labels';
import { readText, readUid } from '../wire';
import { callHost } from '../callHost';
import { warnDeveloper } from '../development';
import { detailsMessage, rescheduleMessage, unreadMessage } from './appointmentMessage';
import { AppointmentFacts } from './AppointmentFacts';
import { AppointmentOffers, AppointmentPanel } from './AppointmentPanel';
import { detailsView, isMovable } from './appointmentView';
import type { BookingDetailsProps } from './BookingDetails.types';
import { BookingRoot } from './BookingRoot';
import { Misconfigured } from './Misconfigured';
import type { StatusMessage } from './statusMessage';
import { StatusPanel } from './StatusPanel';
import { readerOf } from '../api/cal/reader';
import { panelTexts } from './panelTexts';
import { pageToMove } from './reschedulePage';
import { RescheduleFrame } from './RescheduleFrame';
import { useAppointment, type ReadAppointment } from './useAppointment';
import { useInBrowser } from './useInBrowser';
import { useMove, type MoveStatus } from './useMove';
import { useOwnId } from './useOwnId';
import { useTexts } from './useTexts';
import { ActionRow } from './ActionRow';

/** The page that reschedules the booking: the app's, or Cal.com's own, which redirects to the right one. */
function movePageOf(
  { calLink, calOrigin }: Pick<BookingDetailsProps, 'calLink' | 'calOrigin'>,
  booking: Booking,
): BookingPage | undefined {
  if (calLink) return pageToMove(parseBookingPage(calLink, calOrigin), booking);
  const own = calOrigin ? rescheduleUrl(calOrigin.replace(/\/+$/, ''), booking) : undefined;
  const url = own ?? booking.rescheduleUrl;
  return url === undefined ? undefined : parseBookingPage(url);
}

interface ShownDetailsProps extends Omit<BookingDetailsProps, 'client'> {
  client: CalClient;
  rootRef: Ref<HTMLDivElement>;
}

/** The booking to show. A reschedule replaces it with the new one. */
function useShownBooking(props: ShownDetailsProps) {
  const { client, queryClient, allDates = true } = props;
  // A reschedule may change the seat's uid.
  const [seatUid, setSeatUid] = useState(props.seatUid);
  // If Cal.com made a new booking instead of rescheduling, show the new one.
  const [shownUid, setShownUid] = useState(props.bookingUid);
  const [leftOver, setLeftOver] = useState<Booking>();
  const seen = useAppointment({ client, queryClient }, { bookingUid: shownUid, seatUid, allDates });
  // Time zone and formats are the patient's, so what a server has read is shown in the browser only.
  const booking = useInBrowser(() => seen.booking);
  // A series has a uid of its own.
  const isAskedFor =
    seen.isWhole || booking?.uid === shownUid || booking?.recurringBookingUid === shownUid;
  const take = (booked: BookedAppointment, isInstead: boolean): void => {
    seen.show(booked, isInstead);
    if (isInstead) setShownUid(booked.uid);
    if (booked.seatUid || isInstead) setSeatUid(booked.seatUid);
    setLeftOver(isInstead ? booking : undefined);
  };
  const view = booking && detailsView(booking, seatUid);
  return { seen, booking, view, wasMoved: !isAskedFor && !seatUid, leftOver, take };
}

/** Calls the app when the patient reschedules or cancels. */
function hostCallbacksOf(
  { onRescheduled, onCancelled, onError }: ShownDetailsProps,
  { booking, take, seen }: ReturnType<typeof useShownBooking>,
) {
  return {
    onBooking: (kind: BookingEvent['kind'], booked: BookedAppointment): void => {
      if (kind === 'cancelled') {
        seen.refresh();
        callHost(() => onCancelled?.({ booking: booked }));
      } else if (booking) {
        const isInstead = kind === 'booked';
        take(booked, isInstead);
        const moved = { ...booked, rescheduledFromUid: isInstead ? undefined : booking.uid };
        callHost(() => onRescheduled?.({ booking: moved, previousUid: booking.uid }));
      }
    },
    onError: (error: BookingError): void => {
      warnDeveloper(error, () => ({ component: COMPONENT, onError }));
      callHost(() => onError?.(error));
      // Something was booked, but the message can't be trusted: read it from Cal.com.
      if (error.code === 'untrusted_origin') seen.refresh();
    },
    cancel: async (...reason: Parameters<ReadAppointment['cancel']>): Promise<void> => {
      await seen.cancel(...reason);
      if (booking) {
        const cancelled = { ...bookedAppointmentOf(booking), status: 'cancelled' };
        callHost(() => onCancelled?.({ booking: cancelled }));
      }
    },
  };
}

const COMPONENT = 'BookingDetails';

/** @param moving State of the page on which the patient chooses another time. */
function messageOf(
  { booking, wasMoved, seen: { error } }: ReturnType<typeof useShownBooking>,
  moving: MoveStatus | undefined,
  labels: BookingLabels,
): StatusMessage {
  if (moving) return rescheduleMessage(moving, labels);
  if (booking) return detailsMessage(booking, wasMoved, labels);
  if (error) return unreadMessage(error, labels);
  return { kind: 'loading', sentences: [labels.appointmentLoading] };
}

const retainNothing = () => () => undefined;

function ShownDetails(props: ShownDetailsProps) {
  const texts = panelTexts(useTexts(props.locale, props.labels));
  const { labels } = texts;
  const shownBooking = useShownBooking(props);
  const { seen, booking, view, leftOver } = shownBooking;
  const { cancel, onBooking, onError } = hostCallbacksOf(props, shownBooking);
  const move = useMove(view && isMovable(view) ? booking?.uid : undefined);
  const page = booking && movePageOf(props, booking);
  const moving = view && page && move.status;
  const { error } = seen;
  const { onBookAgain } = props;
  const bookAgain = onBookAgain && (() => callHost(onBookAgain));
  const latest = useLatest(onError);
  useEffect(() => {
    if (error) latest.current(error);
  }, [error, latest]);

  const message = messageOf(shownBooking, moving, labels);
  const status = moving ? 'rescheduling' : (booking?.status ?? (error ? 'failed' : 'loading'));
  const id = useOwnId();
  const shown = view && {
    id,
    view,
    move,
    texts,
    timeZone: props.timeZone,
    pageOrigin: page?.origin,
  };
  const rules = { ...props, canReschedule: page !== undefined && props.canReschedule };

  return (
    <BookingRoot {...props} component={COMPONENT} status={status} message={message} texts={texts}>
      <StatusPanel
        {...{ message, id }}
        name={labels.appointmentLoading}
        headingLevel={props.headingLevel}
        isPending={texts.isPending}
        facts={shown && <AppointmentFacts shown={shown} />}
      >
        {booking && isOver(booking) && bookAgain && (
          <ActionRow button={[labels.chooseTime, bookAgain]} />
        )}
        {shown && (
          <AppointmentPanel shown={shown} others={leftOver ? [leftOver] : []}>
            <AppointmentOffers {...{ shown, rules, seen, cancel, onError }} />
          </AppointmentPanel>
        )}
        {!booking && error && <ActionRow button={[labels.retry, seen.retry]} />}
      </StatusPanel>
      {!booking && !error && <div data-awell-booking-place="" />}
      {moving && (
        <RescheduleFrame
          {...{ page, props, view, move, onBooking, onError }}
          title={labels.reschedule}
          retain={retainNothing}
        />
      )}
    </BookingRoot>
  );
}

const missingUid = (field: 'bookingUid' | 'seatUid'): BookingError =>
  new BookingError(
    'invalid_input',
    `BookingDetails got no valid ${field}. Pass one, and render it once it is known.`,
    { field },
  );

const missingClient = (): BookingError =>
  new BookingError(
    'missing_client',
    'BookingDetails cannot ask your Cal.com, because the address of its API is unknown. Pass `client`, or put <CalBookingProvider client={createCalClient({ baseUrl })}> around it.',
  );

/**
 * Shows one booking to the patient who made it: what, when, with whom and where. It follows reschedules, so it shows
 * the current time. The patient can reschedule, cancel, and add it to their calendar.
 *
 * It asks the `client` prop, else the client of CalBookingProvider, else Cal.com's public API (v2), which needs no
 * key. Anyone with the `uid` can see, reschedule and cancel a booking, so give it only to its patient.
 *
 * The outermost element has `data-status`: the booking's status, or `loading`, `failed` or `rescheduling`.
 *
 * @example
 * <BookingDetails bookingUid={bookingUid} calLink="clinic/intake" onCancelled={() => navigate('/')} />
 */
export const BookingDetails = /* @__PURE__ */ forwardRef<HTMLDivElement, BookingDetailsProps>(
  function BookingDetails(given, ref) {
    const props = useBookingDefaults(given);
    const { calLink = 'reschedule', calOrigin, loadTimeout } = props;
    const provided = useContext(BookingContext).client;
    const client = props.client ?? provided;
    // A host that renders again must not report the same mistake again.
    const { bookingUid, seatUid } = props;
    const reader = useMemo(() => {
      if (readText(bookingUid) === undefined) return missingUid('bookingUid');
      if (seatUid !== undefined && readUid(seatUid) === undefined) return missingUid('seatUid');
      const page = tryBookingPage(calLink, calOrigin);
      if (page instanceof BookingError) return page;
      const limit = orError(() => readLoadTimeout(loadTimeout));
      if (limit instanceof BookingError) return limit;
      return readerOf({ client, calOrigin: page.origin }) ?? missingClient();
    }, [bookingUid, seatUid, client, calLink, calOrigin, loadTimeout]);
    if (reader instanceof BookingError) {
      return (
        <Misconfigured
          {...props}
          component={COMPONENT}
          rootRef={ref}
          error={reader}
          heading="appointmentFailed"
        />
      );
    }
    const key = `${bookingUid} ${seatUid}`;
    return <ShownDetails {...props} client={reader} key={key} rootRef={ref} />;
  },
);
