import { forwardRef, useMemo, useState, type Ref } from 'react';
import type { Booking } from '../booking/booking';
import { bookedAppointmentOf } from '../booking/appointment';
import { isSeatUnknown } from '../booking/identity';
import type { BookedAppointment } from '../booking/bookedAppointment';
import { cancelUrl, rebookUrl, rescheduleUrl } from '../booking/links';
import { parseBookingPage, tryBookingPage, type BookingPage } from '../embed/bookingPage';
import { BookingError } from '../errors';
import { useBookingDefaults } from '../hooks/bookingContext';
import { useBooking } from '../hooks/useBooking';
import { useBookingChanges } from './useBookingChanges';
import type { ResolvedClients } from '../hooks/useBookingClients';
import { useCalendarLinks } from './useCalendarLinks';
import { useDetailsClients } from './useDetailsClients';
import { useInBrowser } from './useInBrowser';
import { useMove } from './useMove';
import { useTexts } from './useTexts';
import { appointmentOf, calendarEntryOf } from '../booking/appointment';
import { AppointmentActions } from './AppointmentActions';
import { AppointmentFacts } from './AppointmentFacts';
import type { BookingDetailsProps } from './BookingDetails.types';
import { BookingRoot } from './BookingRoot';
import { detailsNews, moveNews, nextDate, unreadNews } from './detailsNews';
import { Misconfigured } from './Misconfigured';
import { MoveActions } from './MoveActions';
import type { News } from './news';
import { NewsPanel } from './NewsPanel';
import { OtherBooking } from './OtherBooking';
import { RescheduleFrame } from './RescheduleFrame';

const DEFAULT_ORIGIN = 'https://app.cal.com';

/** The page on which a booking is moved: the app's, or else Cal.com's own for it, which leads to the right one. */
function movePageOf(
  { calLink, calOrigin }: Pick<BookingDetailsProps, 'calLink' | 'calOrigin'>,
  booking: Booking,
): BookingPage | undefined {
  if (calLink) return parseBookingPage(calLink, calOrigin);
  const own = calOrigin ? rescheduleUrl(calOrigin.replace(/\/+$/, ''), booking) : undefined;
  const url = own ?? booking.rescheduleUrl;
  return url === undefined ? undefined : parseBookingPage(url);
}

interface ShownDetailsProps extends Omit<BookingDetailsProps, keyof ResolvedClients> {
  clients: ResolvedClients;
  rootRef: Ref<HTMLDivElement>;
}

function ShownDetails(props: ShownDetailsProps) {
  const { bookingUid, onRescheduled, onCancelled, onError } = props;
  const { clients, allDates = true, canReschedule = true, canCancel = true } = props;
  const texts = useTexts(props.locale, props.labels);
  const { labels, locale } = texts;
  // A seat may have another key once it was moved.
  const [seatUid, setSeatUid] = useState(props.seatUid);
  // Where Cal.com made another booking instead of moving this one, that is the patient's now.
  const [shownUid, setShownUid] = useState(bookingUid);
  const [leftOver, setLeftOver] = useState<Booking>();
  const asked = useBooking(shownUid, { ...clients, followReschedules: true, seatUid });
  const { recurringBookingUid, occurrences, isRescheduleRequested } = asked.data ?? {};
  const isOneDate = !allDates || occurrences !== undefined || isRescheduleRequested === true;
  const seriesUid = isOneDate ? undefined : recurringBookingUid;
  const series = useBooking(seriesUid, clients);
  // A proxy may let the patient read the one date only.
  const isWhole =
    seriesUid !== undefined && (series.data !== undefined || series.errorUpdateCount === 0);
  const query = isWhole ? series : asked;
  const changes = useBookingChanges(clients);

  // Clock, time zone and formats are the patient's: what a server has read waits for their browser.
  const booking = useInBrowser(() => changes.held ?? query.data);
  const next = booking && nextDate(booking);
  const isSeries = booking?.occurrences !== undefined && booking.occurrences.length > 1;
  const mayChange = booking && !isSeatUnknown({ ...booking, seatUid: booking.seatUid ?? seatUid });
  const mayMove = mayChange && (booking.isRescheduleRequested || (next !== undefined && !isSeries));
  const move = useMove(mayMove ? booking?.uid : undefined);
  const links = useCalendarLinks(clients, booking);
  const page = booking && movePageOf(props, booking);
  const isMoving = move.status !== undefined && booking !== undefined && page !== undefined;
  const appointment = booking && appointmentOf(booking);
  // A series is known by a uid of its own.
  const isAskedFor =
    isWhole || booking?.uid === shownUid || booking?.recurringBookingUid === shownUid;
  const wasMoved = !isAskedFor && !seatUid;

  const news = ((): News => {
    if (isMoving && move.status) return moveNews(move.status, labels);
    if (booking) return detailsNews(booking, wasMoved, labels);
    if (query.error) return unreadNews(query.error, labels);
    return { kind: 'loading', sentences: [labels.appointmentLoading] };
  })();

  const report = (error: BookingError): void => {
    onError?.(error);
    // Something was booked, though it cannot be believed what.
    if (error.code === 'untrusted_origin') changes.refresh();
  };
  const cancel = async (reason: string | undefined): Promise<void> => {
    if (!booking || !next) return;
    await changes.cancel({ ...booking, seatUid: booking.seatUid ?? seatUid }, next.uid, reason);
    onCancelled?.({ booking: { ...bookedAppointmentOf(booking), status: 'cancelled' } });
  };
  const take = (told: BookedAppointment, isInstead: boolean): void => {
    if (!booking) return;
    if (isInstead) {
      changes.addBeside(booking, told);
      setShownUid(told.uid);
    } else {
      changes.move(booking, told);
    }
    if (told.seatUid || isInstead) setSeatUid(told.seatUid);
    setLeftOver(isInstead ? booking : undefined);
    const moved = { ...told, rescheduledFromUid: isInstead ? undefined : booking.uid };
    onRescheduled?.({ booking: moved, previousUid: booking.uid });
  };
  const pageOrigin = page?.origin;
  const moveUrl = booking?.isRescheduleRequested ? rebookUrl : rescheduleUrl;

  return (
    <BookingRoot
      {...props}
      status={isMoving ? 'rescheduling' : (booking?.status ?? (query.error ? 'failed' : 'loading'))}
      news={news.kind}
      texts={texts}
    >
      <NewsPanel news={news} isPending={texts.isPending}>
        {appointment && (
          <AppointmentFacts
            booking={appointment}
            labels={labels}
            locale={locale}
            timeZone={props.timeZone}
            isBrief={isMoving}
          />
        )}
        {booking && !isMoving && (
          <AppointmentActions
            key={booking.uid}
            labels={labels}
            isSeries={isSeries}
            reschedule={mayMove && canReschedule && page ? move.open : undefined}
            cancel={next && mayChange && canCancel ? cancel : undefined}
            calendarEntry={
              next && booking.status === 'accepted' && appointment
                ? calendarEntryOf(appointment, booking.icsUid ?? booking.uid)
                : undefined
            }
            calendarLinks={next && links}
            onError={onError}
          />
        )}
        {isMoving && (
          <MoveActions labels={labels} move={move} pageUrl={moveUrl(page.origin, booking)} />
        )}
        {leftOver && pageOrigin && !isMoving && (
          <OtherBooking labels={labels} cancelUrl={cancelUrl(pageOrigin, leftOver)} />
        )}
        {!booking && query.error && (
          <div data-awell-booking-actions="">
            <button type="button" onClick={() => void query.refetch()}>
              {labels.retry}
            </button>
          </div>
        )}
      </NewsPanel>
      {!booking && !query.error && <div data-awell-booking-place="" />}
      {isMoving && (
        <RescheduleFrame
          {...props}
          page={page}
          rescheduleUid={booking.seatUid ?? booking.uid}
          isRequested={booking.isRescheduleRequested}
          frameTitle={labels.reschedule}
          move={move}
          onMoved={(told) => take(told, false)}
          onMadeInstead={(told) => take(told, true)}
          onCancelled={(told) => {
            changes.refresh();
            onCancelled?.({ booking: told });
          }}
          onError={report}
        />
      )}
    </BookingRoot>
  );
}

/**
 * Shows one booking to the patient who made it: what, when, with whom and where, as it is now (it follows
 * reschedules); and lets them choose another time, cancel, and put it into their calendar.
 *
 * It asks the `client` given to it or to CalBookingProvider, or else Cal.com's public API (v2), which needs no key.
 * Whoever knows the `uid` of a booking can see, move and cancel it: give it to its patient only.
 *
 * The outermost element carries `data-status`: the booking's own status, or `loading`, `failed`, `rescheduling`.
 *
 * @example
 * <BookingDetails bookingUid={bookingUid} calLink="clinic/intake" onCancelled={() => navigate('/')} />
 */
export const BookingDetails = /* @__PURE__ */ forwardRef<HTMLDivElement, BookingDetailsProps>(
  function BookingDetails(given, ref) {
    const props = useBookingDefaults(given);
    const { calLink, calOrigin } = props;
    const page = useMemo(
      () => tryBookingPage(calLink ?? 'reschedule', calOrigin),
      [calLink, calOrigin],
    );
    const origin = page instanceof BookingError ? DEFAULT_ORIGIN : page.origin;
    const clients = useDetailsClients(props, origin);
    const problem = [page, clients].find((one) => one instanceof BookingError);
    if (problem || clients instanceof BookingError) {
      return (
        <Misconfigured
          {...props}
          rootRef={ref}
          error={problem as BookingError}
          heading="appointmentFailed"
        />
      );
    }
    return (
      <ShownDetails
        {...props}
        clients={clients}
        key={`${props.bookingUid} ${props.seatUid}`}
        rootRef={ref}
      />
    );
  },
);
