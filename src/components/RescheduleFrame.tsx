import type { ReactElement } from 'react';
import type { BookedAppointment } from '../embed/bookedAppointment';
import { bookingPageParams } from '../embed/bookingPageUrl';
import type { BookingPage } from '../embed/bookingPage';
import { embedTarget } from '../embed/embedTarget';
import { createOriginCheck, embedJsUrlFor } from '../embed/origins';
import type { BookingError } from '../errors';
import type { BookingPageProps, BookingPresentationProps } from './BookAppointment.types';
import { BookingFrame } from './BookingFrame';

/** How far the page is on which another time is chosen. */
export type MoveStatus = 'loading' | 'ready' | 'failed';

export interface RescheduleFrameProps
  extends
    Pick<
      BookingPresentationProps,
      'theme' | 'layout' | 'brandColor' | 'hideEventTypeDetails' | 'timeZone'
    >,
    Pick<
      BookingPageProps,
      'embedJsUrl' | 'allowedOrigins' | 'metadata' | 'prefill' | 'loadTimeout'
    > {
  page: BookingPage;
  /** `uid` of the booking to move; the seat's, where it is shared with others. */
  rescheduleUid: string;
  frameTitle: string;
  isHidden: boolean;
  isLoading: boolean;
  onStatus: (status: MoveStatus) => void;
  onMoved: (booking: BookedAppointment) => void;
  onCancelled: (booking: BookedAppointment) => void;
  onError: (error: BookingError) => void;
}

const nothing = (): void => undefined;

/** Cal.com's page on which a patient chooses another time for an appointment. */
export function RescheduleFrame(props: RescheduleFrameProps): ReactElement {
  const { page, rescheduleUid, theme = 'light', layout, onStatus, onMoved, onError } = props;
  const { brandColor, hideEventTypeDetails, metadata, prefill, timeZone } = props;
  const params = bookingPageParams(page, { metadata, prefill, timeZone, rescheduleUid });
  return (
    <BookingFrame
      target={embedTarget(page, params, { theme, layout })}
      embedJsUrl={props.embedJsUrl ?? embedJsUrlFor(page.origin)}
      isAllowedOrigin={createOriginCheck(page.origin, props.allowedOrigins)}
      look={{ theme, layout, brandColor, hideEventTypeDetails }}
      frameTitle={props.frameTitle}
      loadTimeout={props.loadTimeout ?? 15_000}
      isHidden={props.isHidden}
      isLoading={props.isLoading}
      retain={() => nothing}
      onLoading={() => onStatus('loading')}
      onReady={() => onStatus('ready')}
      onProblem={(error) => {
        onError(error);
        onStatus('failed');
      }}
      onUntrusted={(error) => onError(error)}
      onExpected={nothing}
      onBooking={(kind, told) => {
        if (told.isDryRun) return;
        if (kind === 'cancelled') props.onCancelled(told);
        else onMoved(told);
      }}
    />
  );
}
