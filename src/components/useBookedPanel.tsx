import { useEffect, useState, type ReactElement } from 'react';
import { bookedAppointmentOf } from '../booking/appointment';
import type { BookedAppointment } from '../booking/bookedAppointment';
import { isOver } from '../booking/identity';
import type { Booking } from '../booking/booking';
import { cancelUrl, isSeries, rescheduleUrl } from '../booking/links';
import { NOT_YET_MS } from '../booking/notYet';
import type { BookingPage } from '../embed/bookingPage';
import type { FirstLabels } from '../texts/labels';
import type { AppointmentRules } from './appointmentView';
import type { BookAppointmentProps } from './BookAppointment.types';
import type { ReaderSource } from '../api/cal/reader';
import type { BookedState } from '../completion/view';
import type { PanelOwner } from './BookedPanel';
import type { Activity } from './useActivity';
import { pageToMove } from './reschedulePage';
import { useMove } from './useMove';
import { useOnDemand } from './useOnDemand';
import type { Texts } from './useTexts';
import { NewTabLink, ActionRow } from './ActionRow';

const load = () => import('./BookedPanel');

const nothing = {
  message: undefined,
  isMoving: false,
  Ways: undefined,
  facts: null,
  panel: null,
  frame: null,
};

interface BookedLinksProps {
  rules: AppointmentRules;
  page: BookingPage;
  booking: BookedAppointment;
  labels: FirstLabels;
}

/** Replaces the panel while its code can't be loaded: links to Cal.com's own pages. */
function BookedLinks({ rules, page, booking, labels }: BookedLinksProps): ReactElement {
  const { canReschedule = true, canCancel = true } = rules;
  const mayMove = canReschedule && !booking.disableRescheduling && !isSeries(booking);
  const mayCancel = canCancel && !booking.disableCancelling;
  return (
    <ActionRow
      link={mayMove ? [labels.reschedule, rescheduleUrl(page.origin, booking)] : undefined}
    >
      {mayCancel && (
        <NewTabLink href={cancelUrl(page.origin, booking)} look="text">
          {labels.cancelAppointment}
        </NewTabLink>
      )}
    </ActionRow>
  );
}

interface BookedPanelOptions {
  props: BookAppointmentProps;
  page: BookingPage;
  texts: Texts;
  source: ReaderSource;
  /** Id of the panel. */
  id: string;
}

/** Passes what the panel reads and changes to the completion. @param setFound Called with Cal.com's answer. */
function ownerOf(
  { completion, host }: Activity,
  { booking, receivedAt }: BookedState,
  setFound: (now: Booking) => void,
): PanelOwner {
  return {
    onRead: (now) => {
      // Cal.com's replica may not know a new seat yet.
      if (now.isSuccessorUnknown && Date.now() - receivedAt < NOT_YET_MS) return;
      completion().read(bookedAppointmentOf(now));
      const known = completion().getState().booking;
      // The read may be older than the cancellation.
      if (known && (isOver(now) || !isOver(known))) setFound(now);
    },
    onCancelled: () => completion().cancel(booking),
    onError: host.error,
  };
}

/**
 * The panel of an activity's booking. Its code loads while the patient chooses a time, so that nobody waits for it.
 * If loading fails, there are links to Cal.com's own pages until a retry succeeds.
 */
export function useBookedPanel(
  activity: Activity,
  { props, page, texts, source, id }: BookedPanelOptions,
) {
  const { state, completion, host } = activity;
  const { labels } = texts;
  const [found, setFound] = useState<Booking>();
  const { part, problem } = useOnDemand(
    load,
    state.booking !== undefined,
    state.status !== 'loading',
  );
  useEffect(() => {
    if (problem) host.error(problem);
  }, [problem, host]);
  const view = part && state.booking && part.bookedView(state, found);
  const isMovable = view && part.isMovable(view);
  const move = useMove(isMovable ? `${props.activityId} ${view.booking.uid}` : undefined);
  if (!state.booking) return { ...nothing, labels };

  const { booking } = state;
  if (!view) {
    const links = problem && <BookedLinks {...{ page, booking, labels }} rules={props} />;
    return { ...nothing, labels, panel: links };
  }

  const { BookedFacts, BookedPanel, CompletionActions, RescheduleFrame } = part;
  const shown = { id, view, move, texts, timeZone: props.timeZone, pageOrigin: page.origin };
  return {
    /** All labels, including those that came with the panel. */
    labels: part.allLabels(labels, texts.locale),
    /** The message, if Cal.com knows more than the completion. */
    message: part.bookedMessage(view, move.status, labels, texts.locale),
    isMoving: move.status !== undefined,
    /** The actions until Awell has accepted the booking. */
    Ways: move.status ? undefined : CompletionActions,
    facts: <BookedFacts shown={shown} />,
    panel: (
      <BookedPanel
        {...{ state, shown, source }}
        owner={ownerOf(activity, state, setFound)}
        rules={props}
      />
    ),
    /** The page on which the patient reschedules. */
    frame: move.status && (
      <RescheduleFrame
        {...{ props, view, move }}
        page={view.read ? pageToMove(page, view.read) : page}
        onError={host.error}
        title={labels.reschedule}
        retain={activity.retain}
        onBooking={(kind, booked) => {
          if (kind === 'cancelled') completion().cancel(booked);
          else if (kind === 'booked') completion().book(booked, booking);
          else completion().book({ ...booked, rescheduledFromUid: booking.uid });
        }}
      />
    ),
  };
}
