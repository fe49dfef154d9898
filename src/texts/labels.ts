/** How to reach the clinic: a text, and a phone number to call. */
export interface HelpText {
  /** What the patient reads. */
  text: string;
  /** Phone number that the patient can call. */
  phone?: string | undefined;
}

/** Labels without a default, because only your app knows the text. They aren't shown until you set them. */
export type OwnLabel = 'help' | 'clinic' | 'emailHint' | 'prepare';

/** Every text of the widget that a patient can see or hear. */
export interface BookingLabels {
  /** Title of the booking page for screen readers. */
  frameTitle: string;
  /** While the booking page is loading. */
  loading: string;
  /** While the page is loading, after some seconds. */
  takingLonger: string;
  /** Heading: the appointment is booked. */
  booked: string;
  /** Heading: the booking waits for the clinic's confirmation. */
  requested: string;
  /** Heading: the patient still has to pay. */
  paymentNeeded: string;
  /** Heading: the appointment is cancelled. */
  bookingCancelled: string;
  /** Heading: Cal.com doesn't know the booking, or it was made for another activity. */
  unverified: string;
  /** Progress: the activity is being completed. */
  completing: string;
  /** Text while the activity is being completed. */
  keepOpen: string;
  /** Progress after a failed attempt. The next attempt is automatic. */
  completingAgain: string;
  /** Progress: Awell has accepted the completion. */
  completed: string;
  /** Text: the clinic has to confirm the time. */
  awaitingConfirmation: string;
  /** Text: the appointment is confirmed once it is paid. */
  awaitingPayment: string;
  /** Link to the payment page, after a reload. */
  pay: string;
  /** Text for `unverified`. */
  unverifiedHint: string;
  /** Text for `bookingCancelled`. */
  bookingCancelledHint: string;
  /** Button to the booking page, after the appointment was cancelled or declined. */
  chooseTime: string;
  /** Link to Cal.com's page of the appointment, if nothing else is known here. */
  openAppointment: string;
  /** Text: the activity is done, but Awell doesn't say with which booking. */
  completedOtherwise: string;
  /** Heading: Awell refuses the completion, and a retry won't help. */
  contactClinic: string;
  /** Text for `contactClinic`. */
  refused: string;
  /** Button: retries the completion now. */
  tryNow: string;
  /** The button `tryNow`, while an attempt is under way. */
  tryingNow: string;
  /** Result of a failed retry. The time of day follows. */
  notReached: string;
  /** Name of the fact: date and time. */
  when: string;
  /** Whose time it is, if several time zones are shown: the patient's. */
  yourTime: string;
  /** Whose time it is, if several time zones are shown: the clinic's. */
  clinicTime: string;
  /** Name of the fact: all dates of a recurring appointment. */
  allDates: string;
  /** Name of the fact: the person who hosts the appointment. */
  host: string;
  /** Place: a video call. */
  videoCall: string;
  /** Link to the video call. */
  joinCall: string;
  /** Text: there is another booking for the same activity. */
  others: string;
  /** Link that cancels the other booking. */
  cancelOther: string;
  /** Heading: why the booking page is shown again. */
  chooseAnother: string;
  /** Text for `chooseAnother`: the clinic declined the time. */
  rejected: string;
  /** Text for `chooseAnother`: the appointment was cancelled. */
  cancelled: string;
  /** Heading: the booking page can't be shown. */
  failed: string;
  /** Text for `failed`. */
  failedHint: string;
  /** Text for `failed`, if the device is offline. */
  offlineHint: string;
  /** Text: what to do after booking in another tab. */
  newTabHint: string;
  /** Button: loads the page or the appointment again. */
  retry: string;
  /** Link: opens the booking page in a new tab. */
  openInNewTab: string;
  /** Note on a link that opens a new tab. */
  newTab: string;
  /**
   * How to reach the clinic. Shown if something failed, was cancelled or was declined. Patients can call the phone
   * number of a `HelpText`.
   */
  help: string | HelpText;
  /** Name of the clinic, next to the host's name and instead of "Clinic time". */
  clinic: string;
  /** Text for a booked appointment, for example that an e-mail confirms it. */
  emailHint: string;
  /** Text for a booked appointment: what to bring, or to do before. */
  prepare: string;
  /** Heading: the appointment is over. */
  past: string;
  /** Heading: the clinic has declined the appointment. */
  declined: string;
  /** Text: the appointment was rescheduled, and the new one is shown. */
  moved: string;
  /** Heading: the clinic has cancelled the time and asks for another one. */
  moveRequested: string;
  /** Text for `moveRequested`. */
  moveRequestedHint: string;
  /** Heading: it was cancelled or rescheduled, but Cal.com doesn't say which. */
  noLongerBooked: string;
  /** Text for `noLongerBooked`. */
  successorUnknown: string;
  /** While an appointment is loading. */
  appointmentLoading: string;
  /** Heading: Cal.com doesn't know the appointment. */
  appointmentNotFound: string;
  /** Text for `appointmentNotFound`. */
  appointmentNotFoundHint: string;
  /** Heading: the appointment couldn't be loaded. */
  appointmentFailed: string;
  /** Text for `appointmentFailed`. */
  appointmentFailedHint: string;
  /** Name of the fact: where the appointment takes place. */
  where: string;
  /** Place: a phone call, if Cal.com has no number. */
  phone: string;
  /** Place: at the clinic, if Cal.com has no address. */
  inPerson: string;
  /** Button: the patient chooses another time. */
  reschedule: string;
  /** Text while the patient chooses another time, next to `keepTime`. */
  rescheduleHint: string;
  /** Button: back without choosing another time. */
  keepTime: string;
  /** Heading: the app asked to reschedule, but the event type doesn't let patients do that. */
  notMovable: string;
  /** Text for `notMovable`. */
  notMovableHint: string;
  /** Button or link: cancels the appointment. */
  cancelAppointment: string;
  /** Question before the appointment is cancelled. */
  cancelQuestion: string;
  /** Question before all dates of a recurring appointment are cancelled. */
  cancelAllQuestion: string;
  /** Label of the field for a reason, which is optional. */
  cancelReason: string;
  /** Error: there is no reason, but Cal.com requires one. */
  cancelReasonNeeded: string;
  /** Button: answers the question with yes. */
  cancelConfirm: string;
  /** Button: answers the question with no. */
  keepAppointment: string;
  /** The button `cancelConfirm`, while Cal.com is asked. */
  cancelling: string;
  /** Error: cancelling failed, and a retry may help. */
  cancelFailed: string;
  /** Error: Cal.com doesn't allow it, and a retry won't help. */
  cancelRefused: string;
  /** Button: downloads a calendar file. */
  addToCalendar: string;
  /** Message: the calendar file is downloaded. */
  calendarSaved: string;
  /** Error: the calendar file couldn't be created. */
  calendarFailed: string;
  /** Message for a mistake of the developer or the care flow's designer. The details are shown to them only. */
  misconfigured: string;
}

/** Labels that only an appointment's panel uses. They load with it. */
export type PanelLabel =
  | 'awaitingConfirmation'
  | 'awaitingPayment'
  | 'moved'
  | 'keepOpen'
  | 'completingAgain'
  | 'contactClinic'
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

/** Labels that are there from the start: everything a patient reads before the panel. */
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
  completing: 'Letting your clinic know…',
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

const toAmerican = (_key: string, text: unknown): unknown =>
  typeof text === 'string' ? text.replace(/ancell(?=ed|ing)/, 'ancel') : text;

/** English texts in the patient's regional spelling. */
export const spelled = <Labels>(labels: Labels, locale = ''): Labels =>
  /^en-us\b/i.test(locale) ? (JSON.parse(JSON.stringify(labels), toAmerican) as Labels) : labels;
