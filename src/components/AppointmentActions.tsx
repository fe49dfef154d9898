import { useEffect, useRef, useState, type FormEvent, type ReactElement, type Ref } from 'react';
import type { CalendarLink } from '../api/cal/calClient';
import type { CalendarEntry } from '../booking/calendarFile';
import { BookingError } from '../errors';
import type { BookingLabels } from '../texts/labels';
import { NewTabLink, WaysOn } from './WaysOn';
import { useOwnId } from './useOwnId';

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

/** `unexplained`: Cal.com wants a reason. `refused`: it does not allow it at all. */
type Cancelling = 'no' | 'asking' | 'yes' | 'unexplained' | 'failed' | 'refused';

/** Only what no reason and no other try can mend is final. */
function afterError(error: unknown): Cancelling {
  if (!(error instanceof BookingError) || error.recoverable) return 'failed';
  return error.code === 'reason_required' ? 'unexplained' : 'refused';
}

/** Cancelling, from the question to how it went. */
function useCancelling({ cancel, onError }: Pick<AppointmentActionsProps, 'cancel' | 'onError'>) {
  const [status, setStatus] = useState<Cancelling>('no');
  const confirm = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    if (status === 'yes') return;
    const reason = String(new FormData(event.currentTarget).get('reason') ?? '').trim();
    setStatus('yes');
    try {
      if (typeof cancel === 'function') await cancel(reason || undefined);
      setStatus('no');
    } catch (error) {
      setStatus(afterError(error));
      if (error instanceof BookingError) onError?.(error);
    }
  };
  return { status, setStatus, confirm };
}

/** Takes the focus back to where it came from, once the question has gone. */
function useFocusAfter(status: Cancelling, isAsking: boolean) {
  const opener = useRef<HTMLButtonElement>(null);
  const answer = useRef<HTMLDivElement>(null);
  const wasAsking = useRef(false);
  useEffect(() => {
    // If cancelling is refused, there is nothing to come back to but the reason.
    if (wasAsking.current && !isAsking) (status === 'refused' ? answer : opener).current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking, status]);
  return { opener, answer };
}

interface CancelQuestionProps {
  labels: BookingLabels;
  text: string;
  isBusy: boolean;
  /** A reason has to be given. */
  isReasonNeeded: boolean;
  onConfirm: (event: FormEvent<HTMLFormElement>) => Promise<void>;
  onKeep: () => void;
}

function CancelQuestion(props: CancelQuestionProps): ReactElement {
  const { labels, text, isBusy, isReasonNeeded, onConfirm, onKeep } = props;
  const id = useOwnId();
  const form = useRef<HTMLFormElement>(null);
  const reason = useRef<HTMLTextAreaElement>(null);
  useEffect(() => form.current?.focus(), []);
  useEffect(() => {
    if (isReasonNeeded) reason.current?.focus();
  }, [isReasonNeeded]);
  return (
    <form
      ref={form}
      tabIndex={-1}
      aria-labelledby={`${id}-question`}
      data-awell-booking-question=""
      onSubmit={(event) => void onConfirm(event)}
    >
      <p id={`${id}-question`}>{text}</p>
      <label htmlFor={`${id}-reason`}>
        {isReasonNeeded ? labels.cancelReasonNeeded : labels.cancelReason}
      </label>
      <textarea
        ref={reason}
        id={`${id}-reason`}
        name="reason"
        rows={2}
        maxLength={500}
        required={isReasonNeeded}
      />
      <WaysOn>
        <button type="submit" aria-disabled={isBusy}>
          {isBusy ? labels.cancelling : labels.cancelConfirm}
        </button>
        {!isBusy && (
          <button type="button" data-quiet="" onClick={onKeep}>
            {labels.keepAppointment}
          </button>
        )}
      </WaysOn>
    </form>
  );
}

/** Cal.com's own links to calendars, or their place. */
function CalendarLinks({
  labels,
  calendarLinks: links,
}: Pick<AppointmentActionsProps, 'labels' | 'calendarLinks'>): ReactElement | null {
  if (links === null) return <div style={{ height: LINKS_PLACE_PX }} />;
  if (!links?.length) return null;
  return (
    <div role="group" aria-label={labels.addToCalendar} data-awell-booking-actions="">
      {links.map(({ label, link }) => (
        <NewTabLink key={link} href={link}>
          {label}
        </NewTabLink>
      ))}
    </div>
  );
}

/**
 * What the patient can do about an appointment. Nothing is offered before all of it is known, so that no button moves
 * under a finger.
 */
export function AppointmentActions(props: AppointmentActionsProps): ReactElement {
  const { labels, isAwaited, isSeries, reschedule, cancel, calendarEntry } = props;
  const { status, setStatus, confirm } = useCancelling(props);
  const [hasCalendarFailed, setCalendarFailed] = useState(false);
  const isAsking = status !== 'no' && status !== 'refused';
  const { opener, answer } = useFocusAfter(status, isAsking);

  const save = async (entry: CalendarEntry): Promise<void> => {
    setCalendarFailed(false);
    try {
      const { saveCalendarFile } = await import('../booking/calendarFile');
      saveCalendarFile(entry);
    } catch {
      setCalendarFailed(true);
    }
  };
  const quiet = (text: string, onClick: () => void, ref?: Ref<HTMLButtonElement>) => (
    <button ref={ref} type="button" data-quiet="" onClick={onClick}>
      {text}
    </button>
  );
  const canAsk = typeof cancel === 'function';

  return (
    <>
      {/* Stays, so that what comes into it is heard. */}
      <div ref={answer} role="alert" tabIndex={-1}>
        {status === 'failed' && cancel && <p>{labels.cancelFailed}</p>}
        {status === 'refused' && <p>{labels.cancelRefused}</p>}
        {hasCalendarFailed && <p>{labels.calendarFailed}</p>}
      </div>
      {isAsking && canAsk ? (
        <CancelQuestion
          labels={labels}
          text={isSeries ? labels.cancelAllQuestion : labels.cancelQuestion}
          isBusy={status === 'yes'}
          isReasonNeeded={status === 'unexplained'}
          onConfirm={confirm}
          onKeep={() => setStatus('no')}
        />
      ) : (
        // What is hidden so is neither heard nor pressed.
        <div style={isAwaited ? { visibility: 'hidden' } : undefined}>
          <WaysOn button={reschedule && [labels.reschedule, reschedule]}>
            {calendarEntry && quiet(labels.addToCalendar, () => void save(calendarEntry))}
            {typeof cancel === 'string' && (
              <NewTabLink href={cancel}>{labels.cancelAppointment}</NewTabLink>
            )}
            {canAsk &&
              status !== 'refused' &&
              quiet(labels.cancelAppointment, () => setStatus('asking'), opener)}
          </WaysOn>
          <CalendarLinks {...props} />
        </div>
      )}
    </>
  );
}
