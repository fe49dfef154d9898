import { useMemo, useState, type ReactNode } from 'react';
import type { BookingState } from '../completion/machine';
import { parseBookingPage, type BookingPage } from '../embed/bookingPage';
import { bookingPageParams, bookingPageUrl } from '../embed/bookingPageUrl';
import { embedTarget } from '../embed/embedTarget';
import { calApiUrlFor, createOriginCheck, embedJsUrlFor } from '../embed/origins';
import { BookingError } from '../errors';
import { useCompletion } from '../hooks/useCompletion';
import type { BookAppointmentProps } from './BookAppointment.types';
import { BookedPanel } from './BookedPanel';
import { BookingFrame } from './BookingFrame';
import { FailedPanel } from './FailedPanel';
import { englishLabels } from './labels';
import { LoadingPanel } from './LoadingPanel';
import { Misconfigured } from './Misconfigured';
import { BookingRoot } from './BookingRoot';

function tryParse(calLink: string, calOrigin: string | undefined): BookingPage | BookingError {
  try {
    return parseBookingPage(calLink, calOrigin);
  } catch (error) {
    if (error instanceof BookingError) return error;
    throw error;
  }
}

/** Passes a change of state on to the app. */
function announce(props: BookAppointmentProps, state: BookingState, before: BookingState): void {
  if (state.status !== before.status) props.onStatusChange?.(state.status, state);
  if (state.status === 'ready') props.onReady?.();
  if (state.status === 'completed') props.onCompleted?.(state.booking);
  if ('error' in state && state.error) props.onError?.(state.error);
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
export function BookAppointment(props: BookAppointmentProps): ReactNode {
  const { calLink, calOrigin, activityId, locale, timeZone } = props;
  const { theme = 'light', layout, brandColor, hideEventTypeDetails, allowedOrigins } = props;
  const labels = useMemo(() => ({ ...englishLabels, ...props.labels }), [props.labels]);
  const page = useMemo(() => tryParse(calLink, calOrigin), [calLink, calOrigin]);
  const [attempt, setAttempt] = useState(0);

  const pageOrigin = page instanceof BookingError ? undefined : page.origin;
  const calApiUrl = props.calApiUrl ?? (pageOrigin && calApiUrlFor(pageOrigin));
  const [state, completion] = useCompletion(
    activityId,
    props.storage,
    { ...props, calApiUrl },
    (...change) => announce(props, ...change),
  );

  if (page instanceof BookingError) {
    return <Misconfigured {...props} error={page} />;
  }

  const { booking } = state;
  const params = bookingPageParams(page, props);
  const embedJsUrl = props.embedJsUrl ?? embedJsUrlFor(page.origin);
  // The booking page replaces nothing but itself: another page, or another try, is another mount.
  const frameKey = JSON.stringify([page.origin, page.path, params.toString(), embedJsUrl, attempt]);

  return (
    <BookingRoot {...props} status={state.status}>
      {state.booking && (
        <BookedPanel
          state={state}
          labels={labels}
          locale={locale}
          timeZone={timeZone}
          onRetry={() => completion().retry()}
        />
      )}
      {state.status === 'failed' && !booking && (
        <FailedPanel
          labels={labels}
          pageUrl={bookingPageUrl(props)}
          onRetry={() => setAttempt((number) => number + 1)}
        />
      )}
      {/* The booking page goes once there is a booking, so that nobody books twice; but paying happens there. */}
      {(!booking || booking.paymentRequired) && (
        <div data-awell-booking-page="">
          <BookingFrame
            key={frameKey}
            target={embedTarget(page, params, { theme, layout })}
            embedJsUrl={embedJsUrl}
            isAllowedOrigin={createOriginCheck(page.origin, allowedOrigins)}
            look={{ theme, layout, brandColor, hideEventTypeDetails }}
            frameTitle={labels.frameTitle}
            loadTimeout={props.loadTimeout}
            isHidden={state.status === 'failed'}
            onLoading={() => completion().page({ type: 'pageLoading' })}
            onReady={() => completion().page({ type: 'pageReady' })}
            onProblem={(error) => completion().page({ type: 'pageFailed', error })}
            onUntrusted={(error) => props.onError?.(error)}
            onBooking={(kind, told) => {
              if (kind === 'cancelled') {
                props.onCancelled?.(told);
                completion().cancel(told.uid);
                return;
              }
              if (kind === 'booked') props.onBooked?.(told);
              else
                props.onRescheduled?.({
                  booking: told,
                  previousUid: told.rescheduledFromUid ?? props.rescheduleUid,
                });
              completion().book(told);
            }}
          />
          {state.status === 'loading' && <LoadingPanel label={labels.loading} />}
        </div>
      )}
    </BookingRoot>
  );
}
