import type { BookingError, BookingErrorCode } from 'awell-cal-booking';

interface NotBookedProps {
  error: BookingError;
  onLeave: () => void;
  /** Asks Cal.com again. */
  onRetry?: () => void;
}

type Words = readonly [heading: string, ...sentences: string[]];

const UNKNOWN: Words = [
  'We cannot see which appointment you booked',
  'If you have just booked, your appointment is safe at your clinic. Please do not book again; call them if you are not sure.',
];

const WORDS: Partial<Record<BookingErrorCode, Words>> = {
  booking_not_found: [
    'This appointment does not exist',
    'The address of this page names an appointment that nobody made. Nothing was changed, and your clinic was told nothing.',
  ],
  booking_mismatch: [
    'This is not the appointment for your visit',
    'The address of this page names an appointment that was made for something else. Nothing was changed, and your clinic was told nothing.',
  ],
  booking_cancelled: ['This appointment is cancelled', 'Please choose another time.'],
  booking_rejected: ['Your clinic declined this appointment', 'Please choose another time.'],
};

const LATER: Words = [
  'We cannot look up your appointment right now',
  'It is safe. Please try again in a moment.',
];

/** Why the patient came back without an appointment, in plain words. The code is for support. */
export function NotBooked({ error, onLeave, onRetry }: NotBookedProps) {
  const canRetry = error.recoverable && onRetry !== undefined;
  const [heading, ...sentences] = canRetry ? LATER : (WORDS[error.code] ?? UNKNOWN);
  return (
    <section role="alert" className="card refused">
      <h2>{heading}</h2>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p className="hint">
        <code>{error.code}</code>
      </p>
      <button type="button" onClick={canRetry ? onRetry : onLeave}>
        {canRetry ? 'Try again' : 'Back to my visit'}
      </button>
    </section>
  );
}
