import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { CalendarEntry } from '../booking/calendarFile';
import { calendarLinks } from '../booking/calendarLinks';
import { BookingError } from '../errors';
import { useIsomorphicLayoutEffect } from '../hooks/useLatest';
import type { BookingLabels } from '../texts/labels';
import { CancelQuestion } from './CancelQuestion';
import { NewTabLink } from './ActionRow';
import { missingPart } from './useOnDemand';
import { useOwnId } from './useOwnId';

export interface AppointmentActionsProps {
  labels: BookingLabels;
  /** Names the actions: those of two appointments on a page are told apart. */
  labelledBy?: string | undefined;
  /** What else the app says of it. */
  notes?: readonly string[] | undefined;
  /** Cal.com has not said yet which of these there are: nothing is offered, and their place is kept. */
  isAwaited?: boolean | undefined;
  /** Cancelling is about all dates of a recurring appointment. */
  isSeries?: boolean | undefined;
  /** The patient comes back from choosing another time. */
  isBack?: boolean | undefined;
  /** Address of a video call. */
  callUrl?: string | undefined;
  /** Lets the patient choose another time. */
  reschedule?: (() => void) | undefined;
  /** Cancels the appointment (a function, which rejects where it still stands), here or on Cal.com's page. */
  cancel?: ((reason: string | undefined) => Promise<unknown>) | string | undefined;
  calendarEntry?: CalendarEntry | undefined;
  onError?: ((error: BookingError) => void) | undefined;
}

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
  // Stays if the question is closed and asked again.
  const [reason, setReason] = useState('');
  const confirm = async (): Promise<void> => {
    setStatus('yes');
    try {
      if (typeof cancel === 'function') await cancel(reason.trim() || undefined);
      setStatus('no');
    } catch (error) {
      setStatus(afterError(error));
      if (error instanceof BookingError) onError?.(error);
    }
  };
  return { status, setStatus, reason, setReason, confirm };
}

/** Takes the focus back to where it came from: once the question has gone, or no other time was chosen. */
function useFocusAfter(status: Cancelling, isAsking: boolean, isBack: boolean | undefined) {
  const mover = useRef<HTMLButtonElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const answer = useRef<HTMLDivElement>(null);
  const wasAsking = useRef(false);
  useIsomorphicLayoutEffect(() => {
    if (isBack) mover.current?.focus();
  }, []);
  useEffect(() => {
    // If cancelling is refused, there is nothing to come back to but the reason.
    if (wasAsking.current && !isAsking) (status === 'refused' ? answer : opener).current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking, status]);
  return { mover, opener, answer };
}

interface CalendarWaysProps {
  labels: BookingLabels;
  entry: CalendarEntry;
  /** How it went. */
  onSaved: (isSaved: boolean | undefined) => void;
  onError: AppointmentActionsProps['onError'];
}

const loadCalendarFile = () => import('../booking/calendarFile');

/** The ways into the patient's calendar: as a file, or on the web. */
function CalendarWays({ labels, entry, onSaved, onError }: CalendarWaysProps): ReactElement {
  const save = async (): Promise<void> => {
    onSaved(undefined);
    try {
      const { saveCalendarFile } = await loadCalendarFile().catch((cause: unknown) => {
        onError?.(missingPart(cause));
        throw cause;
      });
      saveCalendarFile(entry);
      onSaved(true);
    } catch {
      onSaved(false);
    }
  };
  return (
    <div role="group" aria-label={labels.addToCalendar} data-awell-booking-way="">
      <button type="button" data-awell-booking-look="plain" onClick={() => void save()}>
        {labels.addToCalendar}
      </button>
      <div data-awell-booking-beside="">
        {calendarLinks(entry).map(([name, href]) => (
          <NewTabLink key={name} href={href} title={labels.newTab}>
            {name}
          </NewTabLink>
        ))}
      </div>
    </div>
  );
}

/** The host of a link, which tells a patient more than all of it. */
function hostOf(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return url;
  }
}

/**
 * What the patient can do about an appointment, what most do first. Nothing is offered before all of it is known, so
 * that no button moves under a finger.
 */
export function AppointmentActions(props: AppointmentActionsProps): ReactElement {
  const { labels, isAwaited, callUrl, reschedule, cancel, calendarEntry } = props;
  const { status, setStatus, reason, setReason, confirm } = useCancelling(props);
  const [isSaved, setSaved] = useState<boolean>();
  const isAsking = status !== 'no' && status !== 'refused';
  const { mover, opener, answer } = useFocusAfter(status, isAsking, props.isBack);
  const id = useOwnId();
  const canAsk = typeof cancel === 'function';
  const isAsked = isAsking && canAsk;

  const cancelWay =
    typeof cancel === 'string' ? (
      <NewTabLink href={cancel} look="text" title={labels.newTab}>
        {labels.cancelAppointment}
      </NewTabLink>
    ) : (
      canAsk &&
      status !== 'refused' && (
        <button
          ref={opener}
          type="button"
          data-awell-booking-look="text"
          onClick={() => setStatus('asking')}
        >
          {labels.cancelAppointment}
        </button>
      )
    );
  return (
    <>
      {isAsked && (
        <p>
          <b id={id}>{props.isSeries ? labels.cancelAllQuestion : labels.cancelQuestion}</b>
        </p>
      )}
      {/* Stays, so that what comes into it is heard. */}
      <div ref={answer} role="alert" tabIndex={-1} data-awell-booking-answer="">
        {status === 'failed' && cancel && <p>{labels.cancelFailed}</p>}
        {status === 'refused' && <p>{labels.cancelRefused}</p>}
        {isSaved === false && <p>{labels.calendarFailed}</p>}
      </div>
      {isAsked ? (
        <CancelQuestion
          {...{ labels, id, reason }}
          isBusy={status === 'yes'}
          isReasonNeeded={status === 'unexplained'}
          onReason={setReason}
          onConfirm={() => void confirm()}
          onKeep={() => setStatus('no')}
        />
      ) : (
        // What is hidden so is neither heard nor pressed.
        <div style={isAwaited ? { visibility: 'hidden' } : undefined}>
          {props.notes?.map((note) => (
            <p key={note}>{note}</p>
          ))}
          <div role="group" aria-labelledby={props.labelledBy} data-awell-booking-actions="">
            {callUrl && (
              <div data-awell-booking-way="">
                <NewTabLink href={callUrl} look="main">
                  {labels.joinCall}
                </NewTabLink>
                <div data-awell-booking-beside="">
                  {hostOf(callUrl)} · {labels.newTab}
                </div>
              </div>
            )}
            {calendarEntry && (
              <CalendarWays
                {...{ labels }}
                entry={calendarEntry}
                onSaved={setSaved}
                onError={props.onError}
              />
            )}
            {reschedule && (
              <button
                ref={mover}
                type="button"
                data-awell-booking-look="plain"
                onClick={reschedule}
              >
                {labels.reschedule}
              </button>
            )}
            {cancelWay}
          </div>
        </div>
      )}
      <p role="status">{isSaved && labels.calendarSaved}</p>
    </>
  );
}
