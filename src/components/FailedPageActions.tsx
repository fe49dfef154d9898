import type { ReactElement } from 'react';
import { bookingUrl } from '../booking/links';
import type { BookingPage } from '../embed/bookingPage';
import { addressOf } from '../embed/bookingPageUrl';
import type { BookingError } from '../errors';
import type { FirstLabels } from '../texts/labels';
import type { BookingToMove } from './useBookingToMove';
import { ActionButton, ActionRow } from './ActionRow';

export interface FailedPageActionsProps {
  labels: FirstLabels;
  error: BookingError;
  toMove: BookingToMove;
  page: BookingPage;
  params: URLSearchParams;
  onRetry: () => void;
  onBookAnew: () => void;
  onOpen: () => void;
}

/** The patient's actions if the booking page can't be shown. */
export function FailedPageActions(props: FailedPageActionsProps): ReactElement {
  const { labels, error, toMove, page, params } = props;
  const { rescheduleUid: uid = '', booking = { uid } } = toMove;
  if (toMove.problem) {
    return (
      <ActionRow button={[labels.chooseTime, props.onBookAnew]}>
        {toMove.problem.code === 'booking_not_found' && (
          <ActionButton look="plain" onClick={props.onRetry}>
            {labels.retry}
          </ActionButton>
        )}
      </ActionRow>
    );
  }
  if (error.code === 'event_type_rule') {
    return <ActionRow link={[labels.openAppointment, bookingUrl(page.origin, booking)]} />;
  }
  return (
    <ActionRow
      button={[labels.retry, props.onRetry]}
      link={[labels.openInNewTab, addressOf(page, params)]}
      onOpen={props.onOpen}
    />
  );
}
