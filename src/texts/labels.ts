/** Every text of ours that a patient can see or hear. */
export interface BookingLabels {
  /** Name of the booking page for screen readers. */
  frameTitle: string;
  loading: string;
  /** Headings, by how certain the appointment is. */
  booked: string;
  requested: string;
  paymentNeeded: string;
  bookingCancelled: string;
  /** Cal.com does not know the booking, or it was made for something else. */
  unverified: string;
  /** How far telling the clinic has come. */
  telling: string;
  /** After a try has failed; the next one follows by itself. */
  tellingAgain: string;
  completed: string;
  /** The clinic has to confirm the time. */
  awaitingConfirmation: string;
  awaitingPayment: string;
  /** To the page to pay on, after a reload. */
  pay: string;
  unverifiedHint: string;
  bookingCancelledHint: string;
  /** To the booking page again, where the appointment is over. */
  chooseTime: string;
  /** To Cal.com's page of an appointment of which nothing else is known here. */
  openAppointment: string;
  /** The activity is done, and Awell does not say with which booking. */
  completedOtherwise: string;
  /** Awell will not take it, and trying again will not help. */
  refused: string;
  tryNow: string;
  when: string;
  allDates: string;
  host: string;
  videoCall: string;
  /** There is another booking for the same activity. */
  others: string;
  cancelOther: string;
  /** Why the booking page is back. */
  rejected: string;
  cancelled: string;
  /** The booking page cannot be shown. */
  failed: string;
  failedHint: string;
  offlineHint: string;
  /** What to do after booking in another tab. */
  newTabHint: string;
  retry: string;
  openInNewTab: string;
  /** How to reach the clinic, for example its phone number. Shown wherever something failed. */
  help: string;
  /** What became of an appointment, beyond the headings above. */
  past: string;
  declined: string;
  /** The appointment that was asked for was moved; the one shown is what became of it. */
  moved: string;
  /** The clinic has cancelled the time and asks the patient for another one. */
  moveRequested: string;
  moveRequestedHint: string;
  /** Heading where it was cancelled or moved, and Cal.com does not tell which. */
  noLongerBooked: string;
  successorUnknown: string;
  /** An appointment that is shown again later. */
  appointmentLoading: string;
  appointmentNotFound: string;
  appointmentNotFoundHint: string;
  appointmentFailed: string;
  appointmentFailedHint: string;
  /** What the patient can do about an appointment. */
  where: string;
  /** Where it takes place, if Cal.com has no more to say. */
  phone: string;
  inPerson: string;
  reschedule: string;
  /** While another time is chosen, next to the way back. */
  rescheduleHint: string;
  /** Heading and text where the app asked to move it, and the event type does not let patients do that. */
  notMovable: string;
  notMovableHint: string;
  cancelAppointment: string;
  cancelQuestion: string;
  /** Of a recurring appointment, all dates are cancelled. */
  cancelAllQuestion: string;
  /** Above the field; the answer may be left out. */
  cancelReason: string;
  /** None was given, and Cal.com wants one. */
  cancelReasonNeeded: string;
  cancelConfirm: string;
  keepAppointment: string;
  cancelling: string;
  cancelFailed: string;
  /** Cal.com does not allow it, and trying again will not help. */
  cancelRefused: string;
  addToCalendar: string;
  calendarFailed: string;
  /** A mistake of the developer or of the care flow's designer; the details are for them. */
  misconfigured: string;
}

/** What only an appointment's panel says, which is loaded with it. */
export type PanelLabel =
  | 'when'
  | 'allDates'
  | 'host'
  | 'videoCall'
  | 'others'
  | 'cancelOther'
  | 'past'
  | 'moveRequested'
  | 'moveRequestedHint'
  | 'noLongerBooked'
  | 'successorUnknown'
  | 'appointmentLoading'
  | 'appointmentFailedHint'
  | 'where'
  | 'phone'
  | 'inPerson'
  | 'rescheduleHint'
  | 'cancelQuestion'
  | 'cancelAllQuestion'
  | 'cancelReason'
  | 'cancelReasonNeeded'
  | 'cancelConfirm'
  | 'keepAppointment'
  | 'cancelling'
  | 'cancelFailed'
  | 'cancelRefused'
  | 'addToCalendar'
  | 'calendarFailed';

/** What is at hand from the first: all that a patient reads before there is a panel. */
export type FirstLabels = Omit<BookingLabels, PanelLabel> & Partial<BookingLabels>;

export const englishLabels: Omit<BookingLabels, PanelLabel> = {
  frameTitle: 'Book an appointment',
  loading: 'Loading available times…',
  booked: 'Your appointment is booked',
  requested: 'Your appointment is requested',
  paymentNeeded: 'One more step: payment',
  bookingCancelled: 'Your appointment is cancelled',
  unverified: 'Your appointment could not be confirmed',
  telling: 'We are telling your clinic. Please keep this page open for a moment.',
  tellingAgain:
    'Your appointment is safe, but we could not reach your clinic yet. We keep trying. You do not need to book again.',
  completed: 'Your clinic knows about it.',
  awaitingConfirmation: 'Your clinic will confirm the time.',
  awaitingPayment: 'Please pay to confirm your appointment.',
  pay: 'Open the page to pay on',
  unverifiedHint:
    'We could not find this appointment. Please check your e-mail, or book again on the booking page.',
  bookingCancelledHint: 'If you still need an appointment, please tell your clinic.',
  chooseTime: 'Choose a time',
  openAppointment: 'Open my appointment',
  completedOtherwise: 'Your clinic already has an appointment for this step.',
  refused:
    'We could not pass your appointment on to your clinic. You do not need to book again. Please tell your clinic about it.',
  tryNow: 'Try now',
  rejected: 'Your clinic could not accept the time that you asked for. Please choose another one.',
  cancelled: 'Your booking was cancelled. Please choose another time.',
  failed: 'The booking page could not be shown',
  failedHint: 'Please try again, or open the booking page in a new tab.',
  offlineHint: 'You seem to be offline. The booking page appears as soon as you are back online.',
  newTabHint:
    'If you have booked in the other tab, your appointment is made. Your clinic may ask you to confirm it.',
  retry: 'Try again',
  openInNewTab: 'Open the booking page in a new tab',
  help: '',
  declined: 'Your clinic could not accept this appointment',
  moved: 'Your appointment was moved. This is the new time.',
  appointmentNotFound: 'We could not find this appointment',
  appointmentNotFoundHint: 'Please check your e-mail, or ask your clinic.',
  reschedule: 'Choose another time',
  notMovable: 'This appointment cannot be moved here',
  notMovableHint: 'It stays as it is. If you need another time, please tell your clinic.',
  cancelAppointment: 'Cancel the appointment',
  misconfigured: 'This booking page is not set up correctly. Please contact your clinic.',
  appointmentFailed: 'Your appointment could not be loaded',
};
