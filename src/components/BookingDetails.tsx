import { useQuery } from '@tanstack/react-query';
import { forwardRef, useMemo, useState } from 'react';
import type { CalClient } from '../api/cal/calClient';
import { bookedAppointmentOf } from '../completion/readBack';
import type { BookedAppointment } from '../embed/bookedAppointment';
import { parseBookingPage, type BookingPage } from '../embed/bookingPage';
import { BookingError } from '../errors';
import { createBookingCache } from '../hooks/bookingCache';
import { useBookingDefaults } from '../hooks/bookingContext';
import { bookingKeys } from '../hooks/bookingQueries';
import { useBooking } from '../hooks/useBooking';
import type { BookingClients } from '../hooks/useBookingClients';
import { useDeleteBooking } from '../hooks/useDeleteBooking';
import { useDetailsClients } from '../hooks/useDetailsClients';
import { useTexts, type Texts } from '../hooks/useTexts';
import { appointmentOf, calendarEntryOf } from './appointment';
import { AppointmentActions } from './AppointmentActions';
import { AppointmentFacts } from './AppointmentFacts';
import type { BookingPageProps, BookingPresentationProps } from './BookAppointment.types';
import { BookingRoot } from './BookingRoot';
import { detailsNews, isAhead, unreadNews } from './detailsNews';
import { Misconfigured } from './Misconfigured';
import type { News } from './news';
import { NewsPanel } from './NewsPanel';
import { RescheduleFrame, type MoveStatus } from './RescheduleFrame';

export interface BookingDetailsProps
  extends
    BookingClients,
    Omit<BookingPresentationProps, 'onStatusChange' | 'onReady' | 'onBooked' | 'onCompleted'>,
    Pick<
      BookingPageProps,
      'calOrigin' | 'embedJsUrl' | 'allowedOrigins' | 'metadata' | 'prefill' | 'loadTimeout'
    > {
  /** `uid` of the booking, or of any earlier one that it replaced. */
  bookingUid: string;
  /** The patient's seat, where the booking is shared with others. */
  seatUid?: string | undefined;
  /**
   * Path of the booking page on which another time is chosen (`clinic/intake`).
   * @default Cal.com's own page for moving the booking, which does not take `prefill` and `metadata`
   */
  calLink?: string | undefined;
  /** Whether the event type lets patients choose another time. Cal.com's API does not say. @default true */
  canReschedule?: boolean | undefined;
  /** Whether the event type lets patients cancel. @default true */
  canCancel?: boolean | undefined;
}

const DEFAULT_ORIGIN = 'https://app.cal.com';

/** The page to move a booking on, or why there is none. */
function pageOf(calLink: string, calOrigin: string | undefined): BookingPage | BookingError {
  try {
    return parseBookingPage(calLink, calOrigin);
  } catch (error) {
    if (error instanceof BookingError) return error;
    throw error;
  }
}

interface ShownDetailsProps extends BookingDetailsProps {
  rootRef: React.Ref<HTMLDivElement>;
  client: CalClient;
  page: BookingPage;
  texts: Texts;
}

function ShownDetails(props: ShownDetailsProps) {
  const { bookingUid, seatUid, page, texts, onRescheduled, onCancelled, onError } = props;
  const { client, queryClient, canReschedule = true, canCancel = true } = props;
  const { labels, locale } = texts;
  const clients = { client, queryClient };
  const { data, error, refetch } = useBooking(bookingUid, {
    ...clients,
    followReschedules: true,
    seatUid,
  });
  const { mutateAsync: deleteBooking } = useDeleteBooking(clients);
  const [move, setMove] = useState<MoveStatus>();
  const [attempt, setAttempt] = useState(0);
  const calendarLinks = useQuery(
    {
      queryKey: [...bookingKeys.bookings(client), 'calendarLinks', data?.uid],
      queryFn: ({ signal }) => client.getCalendarLinks(data?.uid ?? '', { signal }),
      enabled: data?.status === 'accepted',
      // They need a key, which there may be none of.
      retry: false,
    },
    queryClient,
  );

  const readAgain = (): void => {
    if (queryClient) createBookingCache(queryClient, client).refresh();
  };
  const take = (tell: () => void): void => {
    setMove(undefined);
    try {
      tell();
    } finally {
      readAgain();
    }
  };

  const isMoving = move !== undefined && data !== undefined;
  const news = ((): News => {
    if (isMoving) {
      if (move === 'failed') {
        return { kind: 'failed', heading: labels.failed, sentences: [labels.failedHint] };
      }
      return move === 'loading'
        ? { kind: 'loading', sentences: [labels.loading] }
        : { kind: 'none', sentences: [labels.rescheduleHint] };
    }
    if (data) return detailsNews(data, data.uid !== bookingUid && !seatUid, labels);
    if (error) return unreadNews(error, labels);
    return { kind: 'loading', sentences: [labels.appointmentLoading] };
  })();

  const appointment = data && appointmentOf(data);
  const ahead = data !== undefined && isAhead(data);
  const keyToMove = data && (seatUid ?? data.seatUid ?? data.uid);

  return (
    <BookingRoot
      {...props}
      status={isMoving ? 'rescheduling' : (data?.status ?? (error ? 'failed' : 'loading'))}
      news={news.kind}
    >
      <NewsPanel news={news} isPending={texts.isPending}>
        {appointment && !isMoving && (
          <AppointmentFacts
            booking={appointment}
            labels={labels}
            locale={locale}
            timeZone={props.timeZone}
          />
        )}
        {data && !isMoving && (
          <AppointmentActions
            key={data.uid}
            labels={labels}
            reschedule={
              ahead && canReschedule
                ? () => setMove('loading')
                : data.isRescheduleRequested
                  ? data.rebookUrl
                  : undefined
            }
            cancel={
              ahead && canCancel
                ? async (cancellationReason) => {
                    await deleteBooking({
                      bookingUid: data.uid,
                      cancellationReason,
                      seatUid: seatUid ?? data.seatUid,
                    });
                    onCancelled?.({ ...bookedAppointmentOf(data), status: 'cancelled' });
                  }
                : undefined
            }
            calendarEntry={
              ahead && data.status === 'accepted' && appointment
                ? calendarEntryOf(appointment, data.icsUid ?? data.uid)
                : undefined
            }
            calendarLinks={ahead ? calendarLinks.data : undefined}
            onError={onError}
          />
        )}
        {isMoving && (
          <div data-awell-booking-actions="">
            {move === 'failed' && (
              <>
                <button type="button" onClick={() => setAttempt((number) => number + 1)}>
                  {labels.retry}
                </button>
                {data.rescheduleUrl && (
                  <a href={data.rescheduleUrl} target="_blank" rel="noreferrer">
                    {labels.openInNewTab}
                  </a>
                )}
              </>
            )}
            <button type="button" data-quiet="" onClick={() => setMove(undefined)}>
              {labels.keepAppointment}
            </button>
          </div>
        )}
        {!data && error && (
          <div data-awell-booking-actions="">
            <button type="button" onClick={() => void refetch()}>
              {labels.retry}
            </button>
          </div>
        )}
      </NewsPanel>
      {!data && !error && (
        <div style={{ minHeight: 'var(--awell-booking-details-min-height, 16rem)' }} />
      )}
      {isMoving && keyToMove && (
        <RescheduleFrame
          {...props}
          key={attempt}
          page={props.calLink ? page : { ...page, path: `reschedule/${keyToMove}` }}
          rescheduleUid={keyToMove}
          frameTitle={labels.reschedule}
          isHidden={move === 'failed'}
          isLoading={move === 'loading'}
          onStatus={setMove}
          onMoved={(told) =>
            take(() =>
              onRescheduled?.({
                booking: { ...told, rescheduledFromUid: data.uid },
                previousUid: data.uid,
              }),
            )
          }
          onCancelled={(told: BookedAppointment) => take(() => onCancelled?.(told))}
          onError={(problem) => onError?.(problem)}
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
 * @example
 * <BookingDetails bookingUid={bookingUid} calLink="clinic/intake" onCancelled={() => navigate('/')} />
 */
export const BookingDetails = /* @__PURE__ */ forwardRef<HTMLDivElement, BookingDetailsProps>(
  function BookingDetails(given, ref) {
    const props = useBookingDefaults(given);
    const { calLink, calOrigin } = props;
    const page = useMemo(() => pageOf(calLink ?? 'reschedule', calOrigin), [calLink, calOrigin]);
    const texts = useTexts(props.locale, props.labels);
    const clients = useDetailsClients(
      props,
      page instanceof BookingError ? DEFAULT_ORIGIN : page.origin,
    );
    if (page instanceof BookingError)
      return <Misconfigured {...props} rootRef={ref} error={page} />;
    if (clients instanceof BookingError)
      return <Misconfigured {...props} rootRef={ref} error={clients} />;
    return (
      <ShownDetails
        {...props}
        {...clients}
        key={props.bookingUid}
        rootRef={ref}
        page={page}
        texts={texts}
      />
    );
  },
);
