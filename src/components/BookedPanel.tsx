import { useEffect, useMemo, type ReactElement } from 'react';
import type { CalClient } from '../api/cal/calClient';
import type { Booking } from '../booking/booking';
import { cancelUrl, isSeries } from '../booking/links';
import { bookingKey } from '../booking/identity';
import type { BookedState } from '../completion/view';
import { BookingError } from '../errors';
import { useIsomorphicLayoutEffect, useLatest } from '../hooks/useLatest';
import { AppointmentFacts } from './AppointmentFacts';
import { AppointmentOffers, AppointmentPanel, type ShownAppointment } from './AppointmentPanel';
import type { AppointmentRules } from './appointmentView';
import { readerOf, type ReaderSource } from '../api/cal/reader';
import { panelTexts } from './panelTexts';
import { useAppointment } from './useAppointment';
import type { Texts } from './useTexts';

export { allLabels } from '../texts/panelLabels';
export { bookedMessage } from './appointmentMessage';
export { bookedView, isMovable } from './appointmentView';
export { CompletionActions } from './CompletionActions';
export { RescheduleFrame } from './RescheduleFrame';

/** Callbacks of the panel. It calls nothing else. */
export interface PanelOwner {
  /** Cal.com returned the booking that is shown. */
  onRead: (booking: Booking) => void;
  /** The patient has cancelled the booking here. */
  onCancelled: () => void;
  onError: (error: BookingError) => void;
}

type ShownBooked = Omit<ShownAppointment, 'texts'> & { texts: Texts };

export interface BookedPanelProps {
  state: BookedState;
  /** With the labels that are loaded without the panel. */
  shown: ShownBooked;
  rules: AppointmentRules;
  source: ReaderSource;
  owner: PanelOwner;
}

/** The actions, while Cal.com is asked about the booking. */
function ReadOffers(
  props: BookedPanelProps & { client: CalClient; shown: ShownAppointment },
): ReactElement {
  const { shown, owner, client } = props;
  const { view } = shown;
  const { uid, seatUid, paymentRequired } = view.booking;
  const seen = useAppointment(
    { client },
    {
      bookingUid: uid,
      seatUid,
      allDates: isSeries(view.booking),
      newSince: props.state.receivedAt,
      isToPay: paymentRequired,
    },
  );
  const { booking } = seen;
  const latest = useLatest(owner);
  useIsomorphicLayoutEffect(() => {
    if (booking) latest.current.onRead(booking);
  }, [booking, latest]);
  const cancel: typeof seen.cancel = async (...reason) => {
    await seen.cancel(...reason);
    owner.onCancelled();
  };
  return <AppointmentOffers {...props} seen={seen} cancel={cancel} onError={owner.onError} />;
}

/** The known facts of the booking. */
export const BookedFacts = ({ shown }: { shown: ShownBooked }): ReactElement => (
  <AppointmentFacts shown={{ ...shown, texts: panelTexts(shown.texts) }} />
);

/** The panel of an activity's booking. It asks Cal.com about the booking once Awell has accepted it. */
export function BookedPanel(props: BookedPanelProps): ReactElement {
  const { state, owner } = props;
  const shown = { ...props.shown, texts: panelTexts(props.shown.texts) };
  const { client, calApiUrl, calOrigin } = props.source;
  const reader = useMemo(
    () => readerOf({ client, calApiUrl, calOrigin }),
    [client, calApiUrl, calOrigin],
  );
  const [asked, problem] = reader instanceof BookingError ? [undefined, reader] : [reader];
  const latest = useLatest(owner);
  useEffect(() => {
    if (problem) latest.current.onError(problem);
  }, [problem, latest]);
  const { booking, isChangeable } = shown.view;
  // Also while the clinic has to confirm it. While it has to be paid, the completion asks instead.
  const isAsked = state.status === 'completed' || (state.status === 'awaiting' && isChangeable);
  return (
    <AppointmentPanel shown={shown} others={state.others}>
      {!isAsked ? null : asked ? (
        <ReadOffers {...props} shown={shown} key={bookingKey(booking)} client={asked} />
      ) : (
        <AppointmentOffers
          {...props}
          shown={shown}
          seen={undefined}
          cancel={cancelUrl(calOrigin, booking)}
          onError={owner.onError}
        />
      )}
    </AppointmentPanel>
  );
}
