import { useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { EventView } from './api';
import { FocusedHeading } from './FocusedHeading';
import { prefill, type Answers } from './prefill';
import { goWith } from './router';
import { useBooking } from './useBooking';

interface Props {
  view: EventView;
  slot: string;
  query: URLSearchParams;
  timeZone: string;
}

type Errors = Partial<Record<keyof Answers, string>>;

function check({ name, email, guests }: Answers): Errors {
  const errors: Errors = {};
  const addresses = guests.split(/[\s,;]+/).filter(Boolean);
  if (!name.trim()) errors.name = 'Please fill in your name.';
  if (!/^\S+@\S+\.\S+$/.test(email)) errors.email = 'Please fill in an email address.';
  if (addresses.some((one) => !/^\S+@\S+\.\S+$/.test(one))) {
    errors.guests = 'Please separate email addresses with commas.';
  }
  return errors;
}

export function BookingForm({ view, slot, query, timeZone }: Props) {
  const { former, eventType } = view;
  const [answers, setAnswers] = useState(() => prefill(query, former));
  const [errors, setErrors] = useState<Errors>({});
  const form = useRef<HTMLFormElement>(null);
  const { sending, error, movableUid, submit } = useBooking({ view, slot, query, timeZone });

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (sending) return;
    const found = check(answers);
    setErrors(found);
    const [first] = Object.keys(found);
    if (first) form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
    else submit(answers);
  };

  const field = (name: keyof Answers) => ({
    name,
    error: errors[name],
    value: answers[name],
    onValue: (value: string) => setAnswers((before) => ({ ...before, [name]: value })),
  });

  return (
    <form ref={form} className="form" noValidate onSubmit={onSubmit}>
      <FocusedHeading level={2}>Your details</FocusedHeading>
      <Field
        {...field('name')}
        label="Your name"
        required
        autoComplete="name"
        readOnly={!!former}
      />
      <Field
        {...field('email')}
        label="Email address"
        type="email"
        required
        autoComplete="email"
        readOnly={!!former}
      />
      <Field {...field('notes')} label="Additional notes" long />
      {!eventType.seatsPerTimeSlot && (
        <Field {...field('guests')} label="Guests" hint="Email addresses, separated by commas" />
      )}
      {former && <Field {...field('rescheduleReason')} label="Reason for reschedule" long />}
      {error && (
        <p role="alert" className="alert">
          Could not book the meeting. {error}
        </p>
      )}
      {movableUid && (
        <button
          type="button"
          className="quiet"
          onClick={() => goWith({ rescheduleUid: movableUid })}
        >
          Reschedule my appointment
        </button>
      )}
      <div className="actions">
        <button type="button" className="quiet" onClick={() => goWith({ slot: null })}>
          Back
        </button>
        <button type="submit" className="primary" aria-disabled={sending}>
          {sending ? 'Booking…' : former ? 'Reschedule' : 'Confirm'}
        </button>
      </div>
    </form>
  );
}

interface FieldProps {
  name: string;
  label: string;
  value: string;
  onValue: (value: string) => void;
  error: string | undefined;
  hint?: string;
  long?: boolean;
  type?: 'text' | 'email';
  required?: boolean;
  readOnly?: boolean;
  autoComplete?: string;
}

function Field({ label, error, hint, long = false, onValue, type = 'text', ...rest }: FieldProps) {
  const id = useId();
  const shared = {
    ...rest,
    id,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': error || hint ? `${id}-help` : undefined,
  };
  let help: ReactNode = null;
  if (error || hint) {
    help = (
      <span id={`${id}-help`} className={error ? 'field-error' : 'hint'}>
        {error ?? hint}
      </span>
    );
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {long ? (
        <textarea {...shared} rows={3} onChange={(event) => onValue(event.target.value)} />
      ) : (
        <input {...shared} type={type} onChange={(event) => onValue(event.target.value)} />
      )}
      {help}
    </div>
  );
}
