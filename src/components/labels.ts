/** Every text of ours that a patient can see or hear. */
export interface BookingLabels {
  /** Name of the booking page for screen readers. */
  frameTitle: string;
  loading: string;
  /** Heading while Awell is being told. */
  booked: string;
  telling: string;
  /** After a try has failed; the next one follows by itself. */
  tellingAgain: string;
  tryNow: string;
  completed: string;
  /** The request waits for the host's confirmation. */
  pending: string;
  paymentNeeded: string;
  refused: string;
  when: string;
  host: string;
  videoCall: string;
  occurrences: string;
  failed: string;
  failedHint: string;
  retry: string;
  openInNewTab: string;
  /** A mistake of the developer or of the care flow's designer; the details are for them. */
  misconfigured: string;
}

export const englishLabels: BookingLabels = {
  frameTitle: 'Book an appointment',
  loading: 'Loading available times…',
  booked: 'Your appointment is booked',
  telling: 'We are telling your clinic. Please keep this page open for a moment.',
  tellingAgain:
    'Your appointment is safe, but we could not reach your clinic yet. We keep trying; you do not need to book again.',
  tryNow: 'Try now',
  completed: 'Your clinic knows about it.',
  pending: 'Your request has been sent. Your clinic will confirm the time.',
  paymentNeeded: 'One more step: please pay below to confirm your appointment.',
  refused:
    'Your appointment is booked, but we could not pass it on to your clinic. You do not need to book again; please tell them about it.',
  when: 'When',
  host: 'With',
  videoCall: 'Video call',
  occurrences: 'All dates',
  failed: 'The booking page could not be shown',
  failedHint: 'Please try again, or open the booking page in a new tab.',
  retry: 'Try again',
  openInNewTab: 'Open the booking page in a new tab',
  misconfigured: 'This booking page is not set up correctly. Please contact your clinic.',
};
