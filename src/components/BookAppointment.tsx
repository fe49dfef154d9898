import { forwardRef, useContext, useEffect, useMemo, useState } from 'react';
import type { BookingState } from '../completion/machine';
import { missingCalApiUrl } from '../completion/publicBooking';
import { readBack } from '../completion/readBack';
import { tryBookingPage, type BookingPage } from '../embed/bookingPage';
import { addressOf } from '../embed/bookingPageUrl';
import { embedTarget } from '../embed/embedTarget';
import { calApiUrlFor, createOriginCheck, embedJsUrlFor } from '../embed/origins';
import { fetchEmbedScript } from '../embed/script';
import { BookingError } from '../errors';
import { BookingContext, useBookingDefaults } from '../hooks/bookingContext';
import { useBooked } from './useBooked';
import { useBookingReports } from './useBookingReports';
import { useBookingToMove } from './useBookingToMove';
import { useCompletion } from '../hooks/useCompletion';
import { usePageShown } from './usePageShown';
import { useTexts } from './useTexts';
import type { BookAppointmentProps } from './BookAppointment.types';
import { BookedPart } from './BookedPart';
import { BookingFrame } from './BookingFrame';
import { BookingRoot } from './BookingRoot';
import { FailedActions } from './FailedActions';
import { Misconfigured } from './Misconfigured';
import { newsOf } from './news';
import { NewsPanel } from './NewsPanel';
import { RescheduleFrame, reschedulePageParams } from './RescheduleFrame';

/** The booking page, or why there is none. */
function pageOf(
  calLink: string,
  calOrigin: string | undefined,
  lacksCalApi: boolean,
): BookingPage | BookingError {
  const page = tryBookingPage(calLink, calOrigin);
  if (page instanceof BookingError || !lacksCalApi || calApiUrlFor(page.origin)) return page;
  return missingCalApiUrl();
}

/** Passes a change of state on to the app. */
function announce(props: BookAppointmentProps, state: BookingState, before: BookingState): void {
  if (state.status !== before.status) props.onStatusChange?.(state.status, state);
  if (state.status === 'ready' && before.status !== 'ready') props.onReady?.();
  if (state.status === 'completed' && before.status !== 'completed') {
    props.onCompleted?.(state.booking);
  }
  const error = 'error' in state ? state.error : undefined;
  if (error && !('error' in before && before.error === error)) props.onError?.(error);
}

/**
 * Lets a patient book an appointment with Cal.com, and completes the Awell activity with the booking's id:
 * once, however often and in whichever form the booking page tells of it.
 *
 * @example
 * <BookAppointment
 *   calLink="clinic/intake"
 *   activityId={activity.id}
 *   completeActivity={awell.completeExtensionActivity}
 * />
 */
export const BookAppointment = /* @__PURE__ */ forwardRef<HTMLDivElement, BookAppointmentProps>(
  function BookAppointment(given, ref) {
    const props = useBookingDefaults(given);
    const client = useContext(BookingContext).client;
    const { calLink, calOrigin } = props;
    const asksCal = props.completeWhen === 'confirmed' || props.verifyBooking === true;
    const lacksCalApi = asksCal && !props.calApiUrl;
    // One error for one mistake, however often the host renders.
    const page = useMemo(
      () => pageOf(calLink, calOrigin, lacksCalApi),
      [calLink, calOrigin, lacksCalApi],
    );
    const pageOrigin = page instanceof BookingError ? undefined : page.origin;
    const embedJsUrlAt = (origin: string): string => props.embedJsUrl ?? embedJsUrlFor(origin);
    // The patient waits for nothing more than for this. Before storage is read, which alone takes some milliseconds:
    // who has booked already fetches it in vain.
    if (pageOrigin) fetchEmbedScript(embedJsUrlAt(pageOrigin));
    const texts = useTexts(props.locale, props.labels);
    const { labels } = texts;
    const [attempt, setAttempt] = useState(0);
    const [openedAt, setOpenedAt] = useState<number>();
    const calApiUrl = props.calApiUrl || (pageOrigin && calApiUrlFor(pageOrigin));
    const [state, completion] = useCompletion(
      props.activityId,
      props.storage,
      {
        ...props,
        calApiUrl,
        onChanged: (is, booking) => {
          if (is === 'cancelled') props.onCancelled?.({ booking });
          else props.onRescheduled?.({ booking, previousUid: booking.rescheduledFromUid });
        },
      },
      (now, before) => {
        // A page to pay on is of no use once nothing is to be paid.
        const isPagePast = before.booking?.paymentRequired && !now.booking;
        if (isPagePast) setAttempt((number) => number + 1);
        announce(props, now, before);
      },
    );

    const toMove = useBookingToMove({
      rescheduleUid: props.rescheduleUid,
      client,
      calApiUrl,
      calOrigin: pageOrigin,
      attempt,
    });
    const { problem } = toMove;
    useEffect(() => {
      if (problem) completion().page({ type: 'pageFailed', error: problem });
    }, [problem, completion]);
    const reports = useBookingReports(props, completion, toMove);
    const booked = useBooked(props.activityId, state, completion, reports);

    const isPageLost = state.status === 'failed' && !state.booking;
    useEffect(() => {
      if (!isPageLost) return undefined;
      const tryAgain = (): void => setAttempt((number) => number + 1);
      window.addEventListener('online', tryAgain);
      return () => window.removeEventListener('online', tryAgain);
    }, [isPageLost]);

    const params =
      page instanceof BookingError
        ? new URLSearchParams()
        : reschedulePageParams(page, {
            ...props,
            rescheduleUid: toMove.rescheduleUid,
            isRequested: toMove.booking?.isRescheduleRequested,
          });
    // Another page, or another try, is another mount; embed.js takes no changes.
    const frameKey = JSON.stringify([page, params.toString(), props.embedJsUrl, attempt]);
    const [pageFailure, setPageFailure] = useState<{ frameKey: string; error: BookingError }>();
    const isFailureKnown = pageFailure?.frameKey === frameKey && !toMove.isAsked && !problem;
    useEffect(() => {
      if (pageFailure && isFailureKnown) {
        completion().page({ type: 'pageFailed', error: pageFailure.error });
      }
    }, [pageFailure, isFailureKnown, completion]);
    const isPageShown = usePageShown(state.booking, frameKey, booked.move.status !== undefined);

    if (page instanceof BookingError)
      return <Misconfigured {...props} rootRef={ref} error={page} />;

    const { theme = 'light', layout, brandColor, hideEventTypeDetails, timeZone } = props;
    const { booking, status } = state;
    const { move } = booked;
    const news = booked.newsOf(labels) ?? newsOf(state, labels);
    const pageUrl = addressOf(page, params);
    const embedJsUrl = embedJsUrlAt(page.origin);
    const reportError = (error: BookingError): void => props.onError?.(error);

    return (
      <BookingRoot {...props} rootRef={ref} status={status} news={news.kind} texts={texts}>
        <NewsPanel
          news={news}
          aside={status === 'failed' && openedAt === attempt ? labels.newTabHint : undefined}
          isPending={texts.isPending}
        >
          {state.booking && (
            <BookedPart
              state={state}
              booked={booked}
              texts={texts}
              timeZone={timeZone}
              client={client}
              calApiUrl={calApiUrl}
              pageOrigin={page.origin}
              pageUrl={pageUrl}
              isPageShown={isPageShown}
              canReschedule={props.canReschedule}
              canCancel={props.canCancel}
              onRetry={() => completion().retry()}
              onCancelled={reports.cancelled}
              onError={props.onError}
            />
          )}
          {isPageLost && (
            <FailedActions
              labels={labels}
              pageUrl={problem ? undefined : pageUrl}
              onRetry={() => setAttempt((number) => number + 1)}
              onOpen={() => setOpenedAt(attempt)}
            />
          )}
        </NewsPanel>
        {booking && move.status && (
          <RescheduleFrame
            {...props}
            page={page}
            rescheduleUid={booking.seatUid ?? booking.uid}
            isRequested={booked.read?.isRescheduleRequested}
            frameTitle={labels.reschedule}
            move={move}
            retain={() => completion().subscribe(() => undefined)}
            onMoved={(told) => reports.moved({ ...told, rescheduledFromUid: booking.uid })}
            onMadeInstead={(told) => reports.bookedBeside(told, booking)}
            onCancelled={reports.cancelled}
            onError={reportError}
          />
        )}
        {!problem && isPageShown && (
          <BookingFrame
            key={frameKey}
            target={embedTarget(page, params, { theme, layout })}
            embedJsUrl={embedJsUrl}
            isAllowedOrigin={createOriginCheck(page.origin, props.allowedOrigins)}
            look={{ theme, layout, brandColor, hideEventTypeDetails }}
            frameTitle={labels.frameTitle}
            loadTimeout={props.loadTimeout}
            isHidden={status === 'failed' && !booking}
            isLoading={status === 'loading'}
            rescheduleUid={toMove.rescheduleUid}
            retain={() => completion().subscribe(() => undefined)}
            onLoading={() => completion().page({ type: 'pageLoading' })}
            onReady={() => {
              setPageFailure(undefined);
              completion().page({ type: 'pageReady' });
            }}
            onProblem={(error) => setPageFailure({ frameKey, error })}
            onUntrusted={(error, claimed) => {
              reportError(error);
              if (!client || !claimed) return;
              void readBack(client, claimed.uid, props.activityId, reports.booked, reportError);
            }}
            onExpected={(told) => completion().expect(told)}
            onBooking={(kind, told, insteadOf) => {
              if (kind === 'booked') reports.booked(told, insteadOf);
              else if (kind === 'cancelled') reports.cancelled(told);
              else reports.moved(told);
            }}
          />
        )}
      </BookingRoot>
    );
  },
);
