import { useEffect, useRef, useState, type ReactElement, type RefObject } from 'react';
import type { CalendarEntry } from '../booking/calendarFile';
import { calendarLinks } from '../booking/calendarLinks';
import { BookingError } from '../errors';
import { useIsomorphicLayoutEffect } from '../hooks/useLatest';
import type { BookingLabels } from '../texts/labels';
import { CancelQuestion } from './CancelQuestion';
import { ActionButton, NewTabLink } from './ActionRow';
import { missingPart } from './useOnDemand';
import { useOwnId } from './useOwnId';

export interface AppointmentActionsProps {
  labels: BookingLabels;
  /** Names the group of actions, so that two appointments on a page can be told apart. */
  labelledBy?: string | undefined;
  /** The app's own notes on the appointment. */
  notes?: readonly string[] | undefined;
  /** The actions aren't known until Cal.com has answered. Their place is kept empty. */
  isAwaited?: boolean | undefined;
  /** Cancelling affects all dates of a recurring appointment. */
  isSeries?: boolean | undefined;
  /** The patient has come back without choosing another time. */
  isBack?: boolean | undefined;
  /** URL of the video call. */
  callUrl?: string | undefined;
  /** Lets the patient choose another time. */
  reschedule?: (() => void) | undefined;
  /** Cancels the appointment. A function cancels here, and rejects if it failed; a URL leads to Cal.com's page. */
  cancel?: ((reason: string | undefined) => Promise<unknown>) | string | undefined;
  calendarEntry?: CalendarEntry | undefined;
  onError?: ((error: BookingError) => void) | undefined;
}

/** `unexplained`: Cal.com wants a reason. `refused`: Cal.com doesn't allow it. */
type Cancelling = 'no' | 'asking' | 'yes' | 'unexplained' | 'failed' | 'refused';

/** It is final only if neither a reason nor a retry can help. */
function afterError(error: unknown): Cancelling {
  if (!(error instanceof BookingError) || error.recoverable) return 'failed';
  return error.code === 'reason_required' ? 'unexplained' : 'refused';
}

/** The state of cancelling, from the question to the result. */
function useCancelling({ cancel, onError }: Pick<AppointmentActionsProps, 'cancel' | 'onError'>) {
  const [status, setStatus] = useState<Cancelling>('no');
  // Kept if the question is closed and opened again.
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

/** Returns the focus to the button it came from, after the question or the reschedule page has closed. */
function useFocusAfter(status: Cancelling, isAsking: boolean, isBack: boolean | undefined) {
  const mover = useRef<HTMLButtonElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const answer = useRef<HTMLDivElement>(null);
  const wasAsking = useRef(false);
  useIsomorphicLayoutEffect(() => {
    if (isBack) mover.current?.focus();
  }, []);
  useEffect(() => {
    // If cancelling was refused, the button is gone, so focus the reason.
    if (wasAsking.current && !isAsking) (status === 'refused' ? answer : opener).current?.focus();
    wasAsking.current = isAsking;
  }, [isAsking, status]);
  return { mover, opener, answer };
}

interface CalendarWaysProps {
  labels: BookingLabels;
  entry: CalendarEntry;
  /** Called with the result. */
  onSaved: (isSaved: boolean | undefined) => void;
  onError: AppointmentActionsProps['onError'];
}

const loadCalendarFile = () => import('../booking/calendarFile');

/** Adds the appointment to the patient's calendar: a file, and links to web calendars. */
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
      <ActionButton look="plain" onClick={() => void save()}>
        {labels.addToCalendar}
      </ActionButton>
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

/** The host of a URL; the full URL would only confuse the patient. */
function hostOf(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return url;
  }
}

interface CancelWayProps extends Pick<AppointmentActionsProps, 'labels' | 'cancel'> {
  opener: RefObject<HTMLButtonElement | null>;
  onAsk: () => void;
}

/** Cancels here, after a question, or on Cal.com's page. */
function CancelWay({ labels, cancel, opener, onAsk }: CancelWayProps): ReactElement {
  return typeof cancel === 'string' ? (
    <NewTabLink href={cancel} look="text" title={labels.newTab}>
      {labels.cancelAppointment}
    </NewTabLink>
  ) : (
    <ActionButton look="text" buttonRef={opener} onClick={onAsk}>
      {labels.cancelAppointment}
    </ActionButton>
  );
}

/** Joins the video call, in a new tab. */
const CallWay = ({ labels, url }: { labels: BookingLabels; url: string }): ReactElement => (
  <div data-awell-booking-way="">
    <NewTabLink href={url} look="main">
      {labels.joinCall}
    </NewTabLink>
    <div data-awell-booking-beside="">
      {hostOf(url)} · {labels.newTab}
    </div>
  </div>
);

/** The patient's actions, the most common first. They appear together, so that no button moves under a finger. */
export function AppointmentActions(props: AppointmentActionsProps): ReactElement {
  const { labels, isAwaited, callUrl, reschedule, cancel, calendarEntry, onError } = props;
  const { status, setStatus, reason, setReason, confirm } = useCancelling(props);
  const [isSaved, setSaved] = useState<boolean>();
  const isAsking = status !== 'no' && status !== 'refused';
  const { mover, opener, answer } = useFocusAfter(status, isAsking, props.isBack);
  const id = useOwnId();
  const isAsked = isAsking && typeof cancel === 'function';
  const mayCancel = typeof cancel === 'string' || status !== 'refused';

  return (
    <>
      {isAsked && (
        <p>
          <b id={id}>{props.isSeries ? labels.cancelAllQuestion : labels.cancelQuestion}</b>
        </p>
      )}
      {/* Always rendered, because screen readers announce changes only in an existing alert. */}
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
        // Hidden like this, the actions are neither read out nor clickable.
        <div style={isAwaited ? { visibility: 'hidden' } : undefined}>
          {props.notes?.map((note) => (
            <p key={note}>{note}</p>
          ))}
          <div role="group" aria-labelledby={props.labelledBy} data-awell-booking-actions="">
            {callUrl && <CallWay labels={labels} url={callUrl} />}
            {calendarEntry && (
              <CalendarWays {...{ labels, onError }} entry={calendarEntry} onSaved={setSaved} />
            )}
            {reschedule && (
              <ActionButton look="plain" buttonRef={mover} onClick={reschedule}>
                {labels.reschedule}
              </ActionButton>
            )}
            {cancel && mayCancel && (
              <CancelWay {...{ labels, cancel, opener }} onAsk={() => setStatus('asking')} />
            )}
          </div>
        </div>
      )}
      <p role="status">{isSaved && labels.calendarSaved}</p>
    </>
  );
}
