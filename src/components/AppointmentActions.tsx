import { useEffect, useId, useRef, useState, type FormEvent, type ReactElement } from 'react';
import type { CalendarLink } from '../api/cal/calClient';
import type { CalendarEntry } from '../booking/calendarFile';
import { BookingError } from '../errors';
import type { BookingLabels } from '../texts/labels';

export interface AppointmentActionsProps {
  labels: BookingLabels;
  /** Cal.com has not said yet which of these there are: nothing is offered, and their place is kept. */
  isAwaited?: boolean | undefined;
  /** Cancelling is about all dates of a recurring appointment. */
  isSeries?: boolean | undefined;
  /** Lets the patient choose another time. */
  reschedule?: (() => void) | undefined;
  /** Cancels the appointment (a function, which rejects where it still stands), here or on Cal.com's page. */
  cancel?: ((reason: string | undefined) => Promise<unknown>) | string | undefined;
  calendarEntry?: CalendarEntry | undefined;
  /** Cal.com's own links to calendars on the web; `null` keeps the place of those that it has not told yet. */
  calendarLinks?: readonly CalendarLink[] | null | undefined;
  onError?: ((error: BookingError) => void) | undefined;
}

/** The height of one line of links, with the space above it. */
const LINKS_PLACE_PX = 52;

/** `refused`: Cal.com does not allow it at all. */
type Cancelling = 'no' | 'asking' | 'yes' | 'failed' | 'refused';

/**
 * What the patient can do about an appointment; each way only where there is one. Nothing is offered before it is known
 * what there is, so that no button moves under a finger.
 */
export function AppointmentActions(props: AppointmentActionsProps): ReactElement {
  const {
    labels,
    isAwaited,
    isSeries = false,
    reschedule,
    cancel,
    calendarEntry,
    calendarLinks,
    onError,
  } = props;
  const [cancelling, setCancelling] = useState<Cancelling>('no');
  const [hasCalendarFailed, setCalendarFailed] = useState(false);
  const id = useId();
  const question = useRef<HTMLFormElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const answer = useRef<HTMLDivElement>(null);
  const wasAsking = useRef(false);
  const isAsking = cancelling !== 'no' && cancelling !== 'refused';

  useEffect(() => {
    if (isAsking !== wasAsking.current) {
      // Where cancelling is refused there is nothing to come back to but the reason.
      const after = cancelling === 'refused' ? answer : opener;
      (isAsking ? question : after).current?.focus();
    }
    wasAsking.current = isAsking;
  }, [isAsking, cancelling]);

  const confirm = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (cancelling === 'yes') return;
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim();
    setCancelling('yes');
    try {
      if (typeof cancel === 'function') await cancel(reason || undefined);
      setCancelling('no');
    } catch (error) {
      const isFinal = error instanceof BookingError && !error.recoverable;
      setCancelling(isFinal ? 'refused' : 'failed');
      if (error instanceof BookingError) onError?.(error);
    }
  };

  const save = async (entry: CalendarEntry): Promise<void> => {
    setCalendarFailed(false);
    try {
      const { saveCalendarFile } = await import('../booking/calendarFile');
      saveCalendarFile(entry);
    } catch {
      setCalendarFailed(true);
    }
  };

  return (
    <>
      {/* Stays, so that what comes into it is heard. */}
      <div ref={answer} role="alert" tabIndex={-1}>
        {cancelling === 'failed' && cancel && <p>{labels.cancelFailed}</p>}
        {cancelling === 'refused' && <p>{labels.cancelRefused}</p>}
        {hasCalendarFailed && <p>{labels.calendarFailed}</p>}
      </div>
      {isAsking && typeof cancel === 'function' ? (
        <form
          ref={question}
          tabIndex={-1}
          aria-labelledby={`${id}-question`}
          data-awell-booking-question=""
          onSubmit={(event) => void confirm(event)}
        >
          <p id={`${id}-question`}>{isSeries ? labels.cancelAllQuestion : labels.cancelQuestion}</p>
          <label htmlFor={`${id}-reason`}>{labels.cancelReason}</label>
          <textarea id={`${id}-reason`} name="reason" rows={2} maxLength={500} />
          <div data-awell-booking-actions="">
            <button type="submit" aria-disabled={cancelling === 'yes'}>
              {cancelling === 'yes' ? labels.cancelling : labels.cancelConfirm}
            </button>
            {cancelling !== 'yes' && (
              <button type="button" data-quiet="" onClick={() => setCancelling('no')}>
                {labels.keepAppointment}
              </button>
            )}
          </div>
        </form>
      ) : (
        // What is hidden so is neither heard nor pressed.
        <div style={isAwaited ? { visibility: 'hidden' } : undefined}>
          <div data-awell-booking-actions="">
            {reschedule && (
              <button type="button" onClick={reschedule}>
                {labels.reschedule}
              </button>
            )}
            {calendarEntry && (
              <button type="button" data-quiet="" onClick={() => void save(calendarEntry)}>
                {labels.addToCalendar}
              </button>
            )}
            {typeof cancel === 'string' && (
              <a href={cancel} target="_blank" rel="noreferrer">
                {labels.cancelAppointment}
              </a>
            )}
            {typeof cancel === 'function' && cancelling !== 'refused' && (
              <button
                ref={opener}
                type="button"
                data-quiet=""
                onClick={() => setCancelling('asking')}
              >
                {labels.cancelAppointment}
              </button>
            )}
          </div>
          {calendarLinks === null && <div style={{ height: LINKS_PLACE_PX }} />}
          {calendarLinks?.length ? (
            <div role="group" aria-label={labels.addToCalendar} data-awell-booking-actions="">
              {calendarLinks.map(({ label, link }) => (
                <a key={link} href={link} target="_blank" rel="noreferrer">
                  {label}
                </a>
              ))}
            </div>
          ) : null}
        </div>
      )}
    </>
  );
}
