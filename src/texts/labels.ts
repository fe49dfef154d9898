/** How to reach the clinic, in words and by a phone number to call. */
export interface HelpText {
  /** What to do, for example "Call us". */
  text: string;
  /** Phone number, which becomes a link. */
  phone?: string | undefined;
}

/** What only the app can say: empty until it does. */
export type OwnLabel = 'help' | 'clinic' | 'emailHint' | 'prepare';

/** Every text of ours that a patient can see or hear. */
export interface BookingLabels {
  /** Name of the booking page for screen readers. */
  frameTitle: string;
  loading: string;
  /** After some seconds of that. */
  takingLonger: string;
  /** Headings, by how certain the appointment is. */
  booked: string;
  requested: string;
  paymentNeeded: string;
  bookingCancelled: string;
  /** Cal.com does not know the booking, or it was made for something else. */
  unverified: string;
  /** How far telling the clinic has come. */
  telling: string;
  keepOpen: string;
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
  /** Heading and text: Awell will not take it, and trying again will not help. */
  tellClinic: string;
  refused: string;
  tryNow: string;
  tryingNow: string;
  /** What that came to; the time follows. */
  notReached: string;
  when: string;
  /** Whose clock shows a time, if they differ. */
  yourTime: string;
  clinicTime: string;
  allDates: string;
  host: string;
  videoCall: string;
  joinCall: string;
  /** There is another booking for the same activity. */
  others: string;
  cancelOther: string;
  /** Heading and texts: why the booking page is back. */
  chooseAnother: string;
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
  /** Of a link that does so. */
  newTab: string;
  /**
   * How to reach the clinic. Shown wherever something failed, was cancelled or was declined. A phone number of its own
   * can be called.
   */
  help: string | HelpText;
  /** The clinic's name, beside the host's and in place of "Clinic time". */
  clinic: string;
  /** Of a booked appointment: for example, that an e-mail confirms it. */
  emailHint: string;
  /** Of a booked appointment: what to bring, or to do before. */
  prepare: string;
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
  /** The way back. */
  keepTime: string;
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
  calendarSaved: string;
  calendarFailed: string;
  /** A mistake of the developer or of the care flow's designer; the details are for them. */
  misconfigured: string;
}

/** What only an appointment's panel says, which is loaded with it. */
export type PanelLabel =
  | 'awaitingConfirmation'
  | 'awaitingPayment'
  | 'moved'
  | 'keepOpen'
  | 'tellingAgain'
  | 'tellClinic'
  | 'refused'
  | 'unverifiedHint'
  | 'completedOtherwise'
  | 'tryNow'
  | 'tryingNow'
  | 'notReached'
  | 'newTab'
  | 'when'
  | 'yourTime'
  | 'clinicTime'
  | 'allDates'
  | 'host'
  | 'videoCall'
  | 'joinCall'
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
  | 'keepTime'
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
  | 'calendarSaved'
  | 'calendarFailed'
  | Exclude<OwnLabel, 'help'>;

/** What is at hand from the first: all that a patient reads before there is a panel. */
export type FirstLabels = Omit<BookingLabels, PanelLabel> & Partial<BookingLabels>;

export const englishLabels: Omit<BookingLabels, PanelLabel> = {
  frameTitle: 'Book an appointment',
  loading: 'Loading available times…',
  takingLonger: 'This takes longer than usual.',
  booked: 'Your appointment is booked',
  requested: 'Your request has been sent',
  paymentNeeded: 'One more step: payment',
  bookingCancelled: 'Your appointment is cancelled',
  unverified: 'We could not check your appointment',
  telling: 'Letting your clinic know…',
  completed: 'Your clinic has received your booking.',
  pay: 'Pay now',
  bookingCancelledHint: 'If you still need an appointment, please contact your clinic.',
  chooseTime: 'Choose a time',
  openAppointment: 'Open my appointment',
  chooseAnother: 'Please choose another time',
  rejected: 'Your clinic could not confirm the time that you asked for.',
  cancelled: 'Your appointment was cancelled.',
  failed: 'The booking page could not be shown',
  failedHint: 'Please try again, or open the booking page in a new tab.',
  offlineHint: 'You seem to be offline. The booking page appears as soon as you are back online.',
  newTabHint:
    'If you have booked in the other tab, your appointment is made. Your clinic may ask you to confirm it.',
  retry: 'Try again',
  openInNewTab: 'Open in a new tab',
  help: '',
  declined: 'Your clinic could not confirm this appointment',
  appointmentNotFound: 'We could not find this appointment',
  appointmentNotFoundHint: 'Please check your e-mail, or ask your clinic.',
  reschedule: 'Change the time',
  notMovable: 'This appointment cannot be moved here',
  notMovableHint: 'It stays as it is. If you need another time, please contact your clinic.',
  cancelAppointment: 'Cancel the appointment',
  misconfigured: 'This booking page is not set up correctly. Please contact your clinic.',
  appointmentFailed: 'Your appointment could not be loaded',
};

const respell = (_key: string, text: unknown): unknown =>
  typeof text === 'string' ? text.replace(/ancell(?=ed|ing)/, 'ancel') : text;

/** English texts as they are spelled where the patient lives. */
export const spelled = <Labels>(labels: Labels, locale = ''): Labels =>
  /^en-us\b/i.test(locale) ? (JSON.parse(JSON.stringify(labels), respell) as Labels) : labels;
