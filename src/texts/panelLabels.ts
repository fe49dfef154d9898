import type { BookingLabels, FirstLabels, PanelLabel } from './labels';

const englishPanelLabels: Pick<BookingLabels, PanelLabel> = {
  when: 'When',
  allDates: 'All dates',
  host: 'With',
  videoCall: 'Video call',
  others: 'You also have another booking that you may no longer need.',
  cancelOther: 'Cancel the other booking',
  past: 'This appointment is over',
  moveRequested: 'Your clinic asks you to choose another time',
  moveRequestedHint: 'The time that you had booked is no longer kept for you.',
  noLongerBooked: 'This time is no longer booked',
  successorUnknown:
    'It may have been moved to another time. Please check your e-mail, or ask your clinic.',
  appointmentLoading: 'Loading your appointment…',
  appointmentFailedHint: 'Nothing has changed about it. Please try again in a moment.',
  where: 'Where',
  phone: 'By phone',
  inPerson: 'In person',
  rescheduleHint: 'Your appointment stays as it is until you have confirmed another time.',
  cancelQuestion: 'Do you want to cancel this appointment?',
  cancelAllQuestion: 'Do you want to cancel all of these dates?',
  cancelReason: 'Reason, if you want to give one. Your clinic will see it.',
  cancelReasonNeeded: 'Please give a reason. Your clinic asks for one.',
  cancelConfirm: 'Yes, cancel it',
  keepAppointment: 'Keep my appointment',
  cancelling: 'Cancelling…',
  cancelFailed: 'Your appointment could not be cancelled. Please try again.',
  cancelRefused: 'This appointment cannot be cancelled here. Please tell your clinic.',
  addToCalendar: 'Add to my calendar',
  calendarFailed: 'The calendar entry could not be made. Please try again.',
};

/** All texts, also those of an appointment's panel. */
export const allLabels = (labels: FirstLabels): BookingLabels =>
  Object.assign({}, englishPanelLabels, labels);
