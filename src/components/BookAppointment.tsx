'use client';

import {
  forwardRef,
  useContext,
  useMemo,
  useRef,
  useState,
  type ForwardRefExoticComponent,
  type ReactElement,
  type Ref,
  type RefAttributes,
} from 'react';
import type { CalClient } from '../api/cal/calClient';
import type { BookedAppointment } from '../booking/bookedAppointment';
import { badCalApiUrl, missingCalApiUrl, misuseOf } from '../completion/misuse';
import type { Recorded } from '../completion/state';
import { bookingUrl } from '../booking/links';
import { tryBookingPage, type BookingPage } from '../embed/bookingPage';
import { checkEmbedJsUrl } from '../embed/bookingPageHints';
import { addressOf } from '../embed/bookingPageUrl';
import { calApiUrlFor } from '../embed/origins';
import type { ComponentName } from '../developerHelp';
import { BookingError, orError } from '../errors';
import { readHttpUrl } from '../wire';
import { BookingContext, useBookingDefaults } from '../hooks/bookingContext';
import { useActivity, type Activity } from './useActivity';
import { useBookedPanel } from './useBookedPanel';
import { leftOverOf, type BookingToMove } from './useBookingToMove';
import { FailedPageActions } from './FailedPageActions';
import { usePageToOpen, type PageToOpenOptions } from './usePageToOpen';
import { usePageFailure, usePageShown } from './usePage';
import { useTexts } from './useTexts';
import type { BookAppointmentProps } from './BookAppointment.types';
import { BookingFrame, framePropsOf } from './BookingFrame';
import { BookingRoot } from './BookingRoot';
import { Misconfigured } from './Misconfigured';
import { statusMessageOf } from './statusMessage';
import { StatusPanel } from './StatusPanel';
import { notRescheduled } from './reschedulePage';
import { missingPart } from './useOnDemand';
import { useIsLong } from './useIsLong';
import { useOwnId } from './useOwnId';
import { ActionRow } from './ActionRow';

/** The booking page, or the error if the props don't name one. */
function pageOf(
  {
    calLink,
    calOrigin,
    embedJsUrl,
    calApiUrl,
  }: Pick<BookAppointmentProps, 'calLink' | 'calOrigin' | 'embedJsUrl' | 'calApiUrl'>,
  asksCal: boolean,
): BookingPage | BookingError {
  const script = orError(() => checkEmbedJsUrl(embedJsUrl));
  if (script instanceof BookingError) return script;
  if (calApiUrl && readHttpUrl(calApiUrl) === undefined) return badCalApiUrl();
  const page = tryBookingPage(calLink, calOrigin);
  const lacksCalApi = asksCal && !calApiUrl;
  if (page instanceof BookingError || !lacksCalApi || calApiUrlFor(page.origin)) return page;
  return missingCalApiUrl();
}

interface OpenActivityProps extends PageToOpenOptions {
  rootRef: Ref<HTMLDivElement>;
  activity: Activity;
}

/**
 * How often a message from an untrusted origin can make us ask Cal.com. Without a limit, a hostile page could cause a
 * flood.
 */
const MAX_READ_BACKS = 3;

/** Reads a booking from Cal.com that a page of an untrusted origin has reported. */
async function readClaimed(
  client: CalClient,
  { uid }: BookedAppointment,
  { completion, host }: Activity,
  activityId: string,
): Promise<void> {
  try {
    const { readBack } = await import('../completion/readBack');
    await readBack(client, uid, activityId, (booking) => completion().book(booking), host.error);
  } catch (cause) {
    host.error(missingPart(cause));
  }
}

/** Props of the booking page. It passes its messages to the completion and to the app. */
function usePageProps(
  { props, activity }: OpenActivityProps,
  toMove: BookingToMove,
  setFailure: (error: BookingError | undefined) => void,
) {
  const { completion, host } = activity;
  const { client } = useContext(BookingContext);
  const readBacks = useRef(0);
  return {
    isAwaited: !activity.isKnown,
    isBooked: activity.state.booking !== undefined,
    isLoading: activity.state.status === 'loading',
    rescheduleUid: toMove.rescheduleUid,
    retain: activity.retain,
    onLoading: () => activity.setPage({ status: 'loading' }),
    onReady: () => {
      setFailure(undefined);
      activity.setPage({ status: 'ready' });
    },
    onProblem: setFailure,
    onUntrusted: (error, claimed) => {
      readBacks.current += 1;
      if (readBacks.current > MAX_READ_BACKS) return;
      host.error(error);
      if (!client || !claimed) return;
      void readClaimed(client, claimed, activity, props.activityId);
    },
    onExpected: (made) => completion().expect(made),
    onBooking: (kind, made, insteadOf) => {
      if (kind === 'cancelled') completion().cancel(made);
      else if (insteadOf === undefined) completion().book(made);
      else {
        host.error(notRescheduled());
        completion().book(made, leftOverOf(insteadOf, toMove));
      }
    },
  } satisfies Partial<Parameters<typeof BookingFrame>[0]>;
}

/** An activity with a valid booking page. */
function OpenActivity(given: OpenActivityProps): ReactElement {
  const { props, rootRef, activity } = given;
  const { state, completion, attempt, tryAgain } = activity;
  const texts = useTexts(props.locale, props.labels);
  const { labels } = texts;
  const [openedAt, setOpenedAt] = useState<number>();
  const { source, toMove, page, params, frameKey, bookAnew } = usePageToOpen(given, attempt);
  const id = useOwnId();
  const booked = useBookedPanel(activity, { props, page: given.page, texts, source, id });

  const setFailure = usePageFailure(activity, frameKey, toMove);
  const pageProps = usePageProps(given, toMove, setFailure);
  const { isShown: isPageShown, open } = usePageShown(activity, frameKey, booked.isMoving);

  const message = booked.message ?? statusMessageOf(state, booked.labels);
  const pageUrl = addressOf(page, params);
  const isPageFailed = state.status === 'failed' && !state.booking;
  const isLong = useIsLong(message.kind === 'loading');
  const hint = isPageFailed && openedAt === attempt ? labels.newTabHint : undefined;
  return (
    <BookingRoot {...props} rootRef={rootRef} status={state.status} message={message} texts={texts}>
      <StatusPanel
        {...{ message, id, facts: booked.facts }}
        name={labels.frameTitle}
        headingLevel={props.headingLevel}
        aside={isLong ? labels.takingLonger : hint}
        isPending={texts.isPending}
      >
        {isLong && <ActionRow link={[labels.openInNewTab, pageUrl]} />}
        {state.booking && booked.Ways && (
          <booked.Ways
            {...{ state, texts, pageUrl }}
            payUrl={isPageShown ? undefined : bookingUrl(page.origin, state.booking)}
            onRetry={() => completion().retry()}
            onChoose={isPageShown ? undefined : open}
          />
        )}
        {booked.panel}
        {isPageFailed && (
          <FailedPageActions
            {...{ labels, toMove, page, params }}
            error={state.error}
            onRetry={tryAgain}
            onBookAnew={bookAnew}
            onOpen={() => setOpenedAt(attempt)}
          />
        )}
      </StatusPanel>
      {booked.frame}
      {!toMove.problem && isPageShown && (
        <BookingFrame
          key={frameKey}
          {...framePropsOf(page, params, props)}
          {...pageProps}
          frameTitle={state.booking?.paymentRequired ? labels.pay : labels.frameTitle}
          isHidden={isPageFailed}
        />
      )}
    </BookingRoot>
  );
}

/** Adds what Awell has recorded for the activity, if the host knows. */
export type RecordedActivityProps = BookAppointmentProps & {
  recorded?: Recorded | undefined;
  component?: ComponentName | undefined;
};

/**
 * Lets a patient book a Cal.com appointment and completes the Awell activity with the booking's id. It completes the
 * activity once, even if the booking page reports the booking several times.
 *
 * @example
 * <BookAppointment
 *   calLink="clinic/intake"
 *   activityId={activity.id}
 *   completeActivity={awell.completeExtensionActivity}
 * />
 */
export const BookAppointment = /* @__PURE__ */ forwardRef(function BookAppointment(
  { recorded, ...given }: RecordedActivityProps,
  ref: Ref<HTMLDivElement>,
) {
  const props = useBookingDefaults(given);
  const { calLink, calOrigin, embedJsUrl, calApiUrl: ownApi } = props;
  const { activityId, completeActivity, completionTimeout, loadTimeout } = props;
  const asksCal = props.completeWhen === 'confirmed' || props.verifyBooking === true;
  const isCallable = typeof completeActivity === 'function';
  // A host that renders again must not report the same mistake again.
  const page = useMemo(
    () =>
      misuseOf({ activityId, isCallable, completionTimeout, loadTimeout }) ??
      pageOf({ calLink, calOrigin, embedJsUrl, calApiUrl: ownApi }, asksCal),
    [
      activityId,
      isCallable,
      completionTimeout,
      loadTimeout,
      calLink,
      calOrigin,
      embedJsUrl,
      ownApi,
      asksCal,
    ],
  );
  const isWrong = page instanceof BookingError;
  const calApiUrl = ownApi || (isWrong ? undefined : calApiUrlFor(page.origin));
  const activity = useActivity(props, {
    activityId: isWrong ? undefined : activityId,
    calApiUrl,
    recorded,
  });
  if (isWrong) return <Misconfigured {...props} rootRef={ref} error={page} />;
  return <OpenActivity {...{ props, activity, page, calApiUrl }} rootRef={ref} />;
}) as ForwardRefExoticComponent<BookAppointmentProps & RefAttributes<HTMLDivElement>>;
