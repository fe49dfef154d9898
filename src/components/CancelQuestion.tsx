import { useEffect, useRef, useState, type FormEvent, type ReactElement } from 'react';
import type { BookingLabels } from '../texts/labels';
import { ActionButton, ActionRow } from './ActionRow';

const LONGEST_REASON = 500;

export interface CancelQuestionProps {
  labels: BookingLabels;
  /** Id of the question. */
  id: string;
  isBusy: boolean;
  /** Whether a reason is required. */
  isReasonNeeded: boolean;
  /** The text typed so far. */
  reason: string;
  onReason: (reason: string) => void;
  onConfirm: () => void;
  onKeep: () => void;
}

/** Asks for the reason and the decision. Escape keeps the appointment. */
export function CancelQuestion(props: CancelQuestionProps): ReactElement {
  const { labels, id, isBusy, isReasonNeeded, reason, onReason, onConfirm, onKeep } = props;
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [isTyping, setTyping] = useState(false);
  useEffect(() => form.current?.focus(), []);
  useEffect(() => {
    if (isReasonNeeded) field.current?.focus();
  }, [isReasonNeeded]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!isBusy) onConfirm();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears the keys of its fields and buttons
    <form
      ref={form}
      tabIndex={-1}
      aria-labelledby={id}
      data-awell-booking-question=""
      onSubmit={submit}
      onKeyDown={({ key }) => {
        if (key === 'Escape' && !isBusy) onKeep();
      }}
    >
      <label htmlFor={`${id}-reason`}>
        {isReasonNeeded ? labels.cancelReasonNeeded : labels.cancelReason}
      </label>
      <textarea
        ref={field}
        id={`${id}-reason`}
        rows={2}
        maxLength={LONGEST_REASON}
        required={isReasonNeeded}
        value={reason}
        onChange={({ target }) => {
          onReason(target.value);
          setTyping(true);
        }}
      />
      {/* Warns before the limit is reached. */}
      <p role="status" data-awell-booking-beside="">
        {isTyping && reason.length > LONGEST_REASON * 0.8 && `${reason.length} / ${LONGEST_REASON}`}
      </p>
      <ActionRow>
        <ActionButton
          look="plain"
          style={isBusy ? { visibility: 'hidden' } : undefined}
          onClick={onKeep}
        >
          {labels.keepAppointment}
        </ActionButton>
        <ActionButton look="danger" type="submit" aria-disabled={isBusy}>
          {labels.cancelConfirm}
        </ActionButton>
      </ActionRow>
      <p role="status">{isBusy && labels.cancelling}</p>
    </form>
  );
}
