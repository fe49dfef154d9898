import { forwardRef, useContext, useMemo, useState, type ReactElement, type Ref } from 'react';
import type { BookedState } from '../completion/machine';
import { missingCalApiUrl } from '../completion/publicBooking';
import { readBack } from '../completion/readBack';
import { bookingUrl } from '../booking/links';
import { tryBookingPage, type BookingPage } from '../embed/bookingPage';
import { addressOf } from '../embed/bookingPageUrl';
import { calApiUrlFor } from '../embed/origins';
import { BookingError } from '../errors';
import { BookingContext, useBookingDefaults } from '../hooks/bookingContext';
import { useActivity, type Activity } from './useActivity';
import { useBookedPanel } from './useBookedPanel';
import { useBookingReports, type BookingReports } from './useBookingReports';
import { useBookingToMove } from './useBookingToMove';
import { usePageFailure, usePageShown } from './usePage';
import { useTexts } from './useTexts';
import type { BookingLabels } from '../texts/labels';
import type { BookAppointmentProps } from './BookAppointment.types';
import { BookingFrame, framePropsOf } from './BookingFrame';
import { BookingRoot } from './BookingRoot';
import { Misconfigured } from './Misconfigured';
import { isUnverified, newsOf } from './news';
import { NewsPanel } from './NewsPanel';
import { pageParams } from './reschedulePage';
import { NewTabLink, WaysOn } from './WaysOn';

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

interface OpenActivityProps {
  props: BookAppointmentProps;
  rootRef: Ref<HTMLDivElement>;
  activity: Activity;
  page: BookingPage;
  calApiUrl: string | undefined;
}

/** What the booking page tells, and who hears it. */
function hear(
  { props, activity }: OpenActivityProps,
  reports: BookingReports,
  client: Parameters<typeof readBack>[0] | undefined,
  setFailure: (error: BookingError | undefined) => void,
) {
  const { completion } = activity;
  const reportError = (error: BookingError): void => props.onError?.(error);
  return {
    isAwaited: !activity.isKnown,
    retain: activity.retain,
    onLoading: () => completion().page({ type: 'pageLoading' }),
    onReady: () => {
      setFailure(undefined);
      completion().page({ type: 'pageReady' });
    },
    onProblem: setFailure,
    onUntrusted: (error, claimed) => {
      reportError(error);
      if (!client || !claimed) return;
      void readBack(client, claimed.uid, props.activityId, reports.booked, reportError);
    },
    onExpected: (told) => completion().expect(told),
    onBooking: (kind, told, insteadOf) => {
      if (kind === 'booked') reports.booked(told, insteadOf);
      else if (kind === 'cancelled') reports.cancelled(told);
      else reports.moved(told);
    },
  } satisfies Partial<Parameters<typeof BookingFrame>[0]>;
}

interface CompletionWaysProps {
  state: BookedState;
  labels: BookingLabels;
  pageUrl: string;
  /** Where it is paid, if not on the page that is shown. */
  payUrl: string | undefined;
  onRetry: () => void;
}

/** What is to be done until the clinic knows of the booking, and it is paid. */
function CompletionWays({ state, labels, pageUrl, payUrl, onRetry }: CompletionWaysProps) {
  const error = 'error' in state ? state.error : undefined;
  return (
    <WaysOn
      button={error && [labels.tryNow, onRetry]}
      link={isUnverified(state) ? [labels.openInNewTab, pageUrl] : undefined}
    >
      {state.booking.paymentRequired && payUrl && (
        <NewTabLink href={payUrl}>{labels.pay}</NewTabLink>
      )}
    </WaysOn>
  );
}

/** An activity whose booking page is known. */
function OpenActivity(given: OpenActivityProps): ReactElement {
  const { props, rootRef, activity, page, calApiUrl } = given;
  const { state, completion, attempt, tryAgain } = activity;
  const { client } = useContext(BookingContext);
  const texts = useTexts(props.locale, props.labels);
  const { labels } = texts;
  const [openedAt, setOpenedAt] = useState<number>();
  const source = { client, calApiUrl, calOrigin: page.origin };
  const toMove = useBookingToMove(props.rescheduleUid, source, attempt);
  const { rescheduleUid, problem } = toMove;
  const reports = useBookingReports(props, completion, toMove);
  const booked = useBookedPanel(activity, { props, page, texts, source }, reports);

  const params = pageParams(page, { ...props, rescheduleUid }, toMove.booking);
  // Another page, or another try, is another mount; embed.js takes no changes.
  const frameKey = JSON.stringify([page, params.toString(), props.embedJsUrl, attempt]);
  const setFailure = usePageFailure(activity, frameKey, toMove);
  const isPageShown = usePageShown(activity, frameKey, booked.isMoving);

  const news = booked.news ?? newsOf(state, labels);
  const pageUrl = addressOf(page, params);
  const isPageLost = state.status === 'failed' && !state.booking;
  return (
    <BookingRoot {...props} rootRef={rootRef} status={state.status} news={news.kind} texts={texts}>
      <NewsPanel
        news={news}
        aside={isPageLost && openedAt === attempt ? labels.newTabHint : undefined}
        isPending={texts.isPending}
      >
        {state.booking && !booked.isMoving && (
          <CompletionWays
            {...{ state, labels, pageUrl }}
            payUrl={isPageShown ? undefined : bookingUrl(page.origin, state.booking)}
            onRetry={() => completion().retry()}
          />
        )}
        {booked.panel}
        {isPageLost && (
          <WaysOn
            button={[labels.retry, tryAgain]}
            link={problem ? undefined : [labels.openInNewTab, pageUrl]}
            onOpen={() => setOpenedAt(attempt)}
          />
        )}
      </NewsPanel>
      {booked.frame}
      {!problem && isPageShown && (
        <BookingFrame
          key={frameKey}
          {...framePropsOf(page, params, props)}
          {...hear(given, reports, client, setFailure)}
          frameTitle={labels.frameTitle}
          isHidden={isPageLost}
          isLoading={state.status === 'loading'}
          rescheduleUid={rescheduleUid}
        />
      )}
    </BookingRoot>
  );
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
    const { calLink, calOrigin } = props;
    const asksCal = props.completeWhen === 'confirmed' || props.verifyBooking === true;
    const lacksCalApi = asksCal && !props.calApiUrl;
    // One error for one mistake, however often the host renders.
    const page = useMemo(
      () => pageOf(calLink, calOrigin, lacksCalApi),
      [calLink, calOrigin, lacksCalApi],
    );
    const isWrong = page instanceof BookingError;
    const calApiUrl = props.calApiUrl || (isWrong ? undefined : calApiUrlFor(page.origin));
    const activity = useActivity(props, calApiUrl);
    if (isWrong) return <Misconfigured {...props} rootRef={ref} error={page} />;
    return <OpenActivity {...{ props, activity, page, calApiUrl }} rootRef={ref} />;
  },
);
