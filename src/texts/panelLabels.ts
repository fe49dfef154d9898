import { spelled, type BookingLabels, type FirstLabels, type PanelLabel } from './labels';

const englishPanelLabels: Pick<BookingLabels, PanelLabel> = {
  keepOpen: 'Please keep this page open.',
  completingAgain:
    'Your appointment is booked, but we have not reached your clinic yet. We will keep trying; you do not need to book again.',
  contactClinic: 'Please tell your clinic about your appointment',
  refused:
    'We could not pass your appointment on. Please do not book again. Contact your clinic and give them the date and time below.',
  unverifiedHint:
    'If you received a confirmation e-mail, you are booked. If not, please book again.',
  completedOtherwise: 'Your clinic already has an appointment for this step.',
  awaitingConfirmation: 'It is not final yet: your clinic still has to confirm it.',
  awaitingPayment: 'Please pay to confirm your appointment.',
  moved: 'Your appointment was moved. The new time is below.',
  tryNow: 'Try again now',
  tryingNow: 'Trying again…',
  notReached: 'Still not reached',
  newTab: 'Opens in a new tab',
  when: 'When',
  yourTime: 'Your time',
  clinicTime: 'Clinic time',
  allDates: 'All dates',
  host: 'With',
  videoCall: 'Video call',
  joinCall: 'Join the video call',
  others: 'You also have another booking that you may no longer need.',
  cancelOther: 'Cancel the other booking',
  past: 'This appointment is in the past',
  moveRequested: 'Your clinic asks you to choose another time',
  moveRequestedHint: 'The time that you had booked is no longer reserved for you.',
  noLongerBooked: 'This time is no longer booked',
  successorUnknown:
    'Your appointment may have been moved to another time. Please check your e-mail, or ask your clinic.',
  appointmentLoading: 'Loading your appointment…',
  appointmentFailedHint: 'Nothing has changed about it. Please try again in a moment.',
  where: 'Where',
  phone: 'By phone',
  inPerson: 'In person',
  rescheduleHint: 'Your appointment stays as it is until you have confirmed another time.',
  keepTime: 'Keep the current time',
  cancelQuestion: 'Do you want to cancel this appointment?',
  cancelAllQuestion: 'Do you want to cancel all of these appointments?',
  cancelReason: 'Reason (optional). Your clinic will see it.',
  cancelReasonNeeded: 'Please give a reason. Your clinic asks for one.',
  cancelConfirm: 'Yes, cancel the appointment',
  keepAppointment: 'Keep my appointment',
  cancelling: 'Cancelling…',
  cancelFailed: 'Your appointment could not be cancelled. Please try again.',
  cancelRefused: 'This appointment cannot be cancelled here. Please contact your clinic.',
  addToCalendar: 'Add to calendar',
  calendarSaved: 'The calendar file is ready. Open it to add your appointment.',
  calendarFailed: 'The calendar file could not be created. Please try again.',
  clinic: '',
  emailHint: '',
  prepare: '',
};

/** All texts, including those of an appointment's panel. */
export const allLabels = (labels: FirstLabels, locale?: string): BookingLabels =>
  Object.assign({}, spelled(englishPanelLabels, locale), labels);
