import type { ReactElement, ReactNode } from 'react';
import type { Appointment } from '../booking/appointment';
import { bookingKey } from '../booking/identity';
import { bookingUrl, cancelUrl, rebookUrl, rescheduleUrl } from '../booking/links';
import type { BookedAppointment } from '../booking/bookedAppointment';
import type { BookingError } from '../errors';
import { AppointmentActions } from './AppointmentActions';
import { offerOf, type AppointmentRules, type AppointmentView } from './appointmentView';
import type { ReadAppointment } from './useAppointment';
import type { Move } from './useMove';
import type { PanelTexts } from './panelTexts';
import { ActionButton, ActionRow, NewTabLink } from './ActionRow';

/** The appointment that the panel shows. */
export interface ShownAppointment {
  /** Id of the panel. With `-when` appended, the id of its time. */
  id: string;
  view: AppointmentView;
  move: Move;
  texts: PanelTexts;
  /** IANA time zone to show times in. @default the device's own */
  timeZone: string | undefined;
  /** Origin of the booking pages, if it is known. */
  pageOrigin: string | undefined;
}

export interface AppointmentPanelProps {
  shown: ShownAppointment;
  /** Further bookings, which the patient may not need any more. */
  others: readonly Pick<BookedAppointment, 'uid' | 'seatUid'>[];
  /** The patient's actions. */
  children: ReactNode;
}

/** The panel of a booked appointment. */
export function AppointmentPanel({ shown, others, children }: AppointmentPanelProps): ReactElement {
  const { view, move, texts, pageOrigin } = shown;
  const { labels } = texts;
  const moveUrl = view.read?.isRescheduleRequested ? rebookUrl : rescheduleUrl;
  const isMoving = move.status !== undefined;
  const hasFailed = move.status === 'failed';
  return (
    <>
      {children}
      {isMoving && (
        <ActionRow
          button={hasFailed ? [labels.retry, move.retry] : undefined}
          link={
            hasFailed && pageOrigin
              ? [labels.openInNewTab, moveUrl(pageOrigin, view.booking)]
              : undefined
          }
        >
          <ActionButton look="plain" onClick={move.keep}>
            {labels.keepTime}
          </ActionButton>
        </ActionRow>
      )}
      {!isMoving &&
        pageOrigin &&
        others.map((other) => (
          <p key={bookingKey(other)}>
            {labels.others}{' '}
            <NewTabLink href={cancelUrl(pageOrigin, other)} title={labels.newTab}>
              {labels.cancelOther}
            </NewTabLink>
          </p>
        ))}
    </>
  );
}

export interface AppointmentOffersProps {
  shown: ShownAppointment;
  rules: AppointmentRules;
  /** Cal.com's answers. `undefined` if there is no client to ask. */
  seen: Pick<ReadAppointment, 'mayActForAll' | 'hasFailed'> | undefined;
  /** Cancels it: here, or by a link. */
  cancel: ReadAppointment['cancel'] | string | undefined;
  onError: ((error: BookingError) => void) | undefined;
}

/** URL of the call. If Cal.com may still return one, a placeholder keeps its place. */
function callUrlOf(
  { videoCallUrl, place, placeKind }: Appointment,
  isAwaited: boolean,
): string | undefined {
  const mayBeCall = place === undefined && (placeKind ?? 'videoCall') === 'videoCall';
  return videoCallUrl ?? (isAwaited && mayBeCall ? 'about:blank' : undefined);
}

/** The patient's actions. They appear when Cal.com has answered; until then their place is kept. */
export function AppointmentOffers(props: AppointmentOffersProps): ReactElement | null {
  const { shown, rules, seen, cancel, onError } = props;
  const { view, move, texts, pageOrigin } = shown;
  const { labels } = texts;
  const isAwaited = seen !== undefined && !seen.hasFailed && !view.read;
  // Most appointments aren't shared, so keep the place of all actions until it is known.
  const offer = offerOf(view, rules, !isAwaited && seen?.mayActForAll === true);
  if (move.status || !(view.isChangeable || offer.mayMove)) return null;
  const cancelHere =
    typeof cancel === 'function'
      ? (reason: string | undefined) => cancel(reason, offer.isSeries)
      : cancel;
  const description =
    pageOrigin && `${labels.openAppointment}: ${bookingUrl(pageOrigin, view.booking)}`;
  return (
    <AppointmentActions
      key={view.booking.uid}
      labels={labels}
      labelledBy={`${shown.id}-when`}
      notes={view.isChangeable ? [labels.emailHint, labels.prepare].filter(Boolean) : []}
      isAwaited={isAwaited}
      isSeries={offer.isSeries}
      isBack={move.isBack}
      callUrl={view.isJoinable ? callUrlOf(view.appointment, isAwaited) : undefined}
      reschedule={offer.mayMove ? move.open : undefined}
      cancel={offer.mayCancel ? cancelHere : undefined}
      calendarEntry={offer.calendarEntry && { ...offer.calendarEntry, description }}
      onError={onError}
    />
  );
}
