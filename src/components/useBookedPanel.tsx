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

/** What stands in for the panel as long as it cannot be fetched: Cal.com's own pages. */
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

/**
 * The panel of an activity's booking, which is fetched while the patient chooses a time: nobody waits for it before. If
 * it cannot be fetched, there are links to Cal.com's own pages until it is here.
 */
export function useBookedPanel(
  activity: Activity,
  given: {
    props: BookAppointmentProps;
    page: BookingPage;
    texts: Texts;
    source: ReaderSource;
    id: string;
  },
) {
  const { state, completion, host } = activity;
  const { props, page, texts, source, id } = given;
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
  const { timeZone } = props;
  const shown = { id, view, move, texts, timeZone, pageOrigin: page.origin };
  const owner = {
    onRead: (now: Booking) => {
      // A seat that was just taken is perhaps not where Cal.com reads.
      if (now.isSuccessorUnknown && Date.now() - state.heardAt < NOT_YET_MS) return;
      completion().read(bookedAppointmentOf(now));
      const known = completion().getState().booking;
      // What was just cancelled may have been read before.
      if (known && (isOver(now) || !isOver(known))) setFound(now);
    },
    onCancelled: () => completion().cancel(booking),
    onError: host.error,
  };
  return {
    /** Also those that came with the panel. */
    labels: part.allLabels(labels, texts.locale),
    /** What there is to say beyond what the completion knows. */
    message: part.bookedMessage(view, move.status, labels, texts.locale),
    isMoving: move.status !== undefined,
    /** What is to be done until the clinic knows of it. */
    Ways: move.status ? undefined : CompletionActions,
    facts: <BookedFacts shown={shown} />,
    panel: <BookedPanel {...{ state, shown, source, owner }} rules={props} />,
    /** The page on which the patient is choosing another time. */
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
