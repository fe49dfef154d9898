import { useCallback, useState } from 'react';
import type { Activity } from './awell';
import { AppointmentStep } from './AppointmentStep';
import { BookingStep } from './BookingStep';
import type { Choice } from './choice';
import { MessageStep } from './MessageStep';
import type { Returned } from './returned';
import { ReturnStep } from './ReturnStep';
import type { WidgetEvent } from './widgetEvent';
import { isBooking, useCareFlow } from './useCareFlow';
import { WhatAwellSees } from './WhatAwellSees';

interface VisitProps {
  choice: Choice;
  /** Set if the patient came back from Cal.com's own page. */
  returned: Returned | undefined;
  onStarted: (careFlowId: string) => void;
  /** Awell accepted the booking that the patient came back with. */
  onArrived: () => void;
  /** The patient has read that there is no booking. */
  onLeave: () => void;
  onStartAgain: () => void;
}

const isDone = ({ status }: Activity): boolean => status === 'DONE';

/** One patient in one care flow: their page, and beside it what Awell knows. */
export function Visit({ choice, returned, onStarted, ...on }: VisitProps) {
  const { mode, theme } = choice;
  const [resumedId] = useState(choice.careFlowId);
  const careFlow = useCareFlow(DEMO_ENVIRONMENT.definitionId ?? choice.event, resumedId, onStarted);
  const [status, setStatus] = useState<string>();
  const [events, setEvents] = useState<readonly WidgetEvent[]>([]);
  const [hasContinued, setContinued] = useState(false);

  const { activities, current, message, isUnreachable, refresh } = careFlow;
  const booking = activities.find(isBooking);
  const hasBooked = booking !== undefined && isDone(booking);
  // Hosted Pages removes an activity as soon as it is done. A custom app may keep it as long as
  // the page lives.
  const isKept = mode === 'custom' && status !== undefined;
  const showsBooking = booking !== undefined && !returned && (!hasBooked || isKept);
  // A step that replaces the one that the patient just left takes the focus; a step that is added does not.
  const takesFocus = hasContinued && !(showsBooking && hasBooked);
  const { onArrived } = on;
  const onCompleted = useCallback(() => {
    onArrived();
    void refresh();
  }, [onArrived, refresh]);
  const onEvent = useCallback(
    (event: WidgetEvent) => {
      setEvents((before) => [...before, event]);
      if (event.name === 'onCompleted') void refresh();
    },
    [refresh],
  );
  const isFinished = activities.length > 0 && activities.every(isDone);

  return (
    <div className="columns">
      <main className="page">
        <div className="clinic">
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <rect width="32" height="32" rx="9" />
            <path d="M14 8h4v6h6v4h-6v6h-4v-6H8v-4h6z" />
          </svg>
          <span>Harbour Clinic</span>
          {mode !== 'hosted' && <span className="patient">Ada Martens</span>}
        </div>
        <h1>{mode === 'hosted' ? 'Your first visit' : 'Hello Ada, your first visit'}</h1>
        {isUnreachable && (
          <p role="alert" className="trouble">
            We cannot reach your clinic right now. We keep trying; you can leave this page open.
          </p>
        )}
        {activities.length === 0 && !isUnreachable && (
          <p role="status" className="waiting">
            One moment…
          </p>
        )}
        <Done activities={activities.filter((a) => isDone(a) && !isBooking(a))} />
        {returned && (
          <ReturnStep
            returned={returned}
            activityId={booking?.id}
            isReady={activities.length > 0}
            onStatusChange={setStatus}
            onCompleted={onCompleted}
            onLeave={on.onLeave}
          />
        )}
        {showsBooking && (
          <BookingStep
            key={booking.id}
            activity={booking}
            mode={mode}
            theme={theme}
            takesFocus={takesFocus}
            onStatusChange={setStatus}
            onEvent={onEvent}
          />
        )}
        {hasBooked && !showsBooking && !returned && (
          <AppointmentStep
            activityId={booking.id}
            bookingUid={events[0]?.uid}
            theme={theme}
            onEvent={onEvent}
          />
        )}
        {current && message && (
          <MessageStep
            key={current.id}
            activity={current}
            message={message}
            takesFocus={takesFocus}
            onRead={() => {
              setContinued(true);
              return refresh();
            }}
          />
        )}
        {isFinished && (
          <section className="card" aria-labelledby="finished">
            <h2 id="finished">That is all for now</h2>
            <p>Nothing else is waiting for you. You may close this page.</p>
            <button type="button" onClick={on.onStartAgain}>
              Start again
            </button>
          </section>
        )}
      </main>
      <WhatAwellSees careFlow={careFlow} status={status} events={events} />
    </div>
  );
}

function Done({ activities }: { activities: readonly Activity[] }) {
  if (activities.length === 0) return null;
  return (
    <ul className="done" aria-label="Done">
      {activities.map(({ id, object }) => (
        <li key={id}>{object.name}</li>
      ))}
    </ul>
  );
}
