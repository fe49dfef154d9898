import type { Translation } from '../translation';

export const labels: Translation = {
  frameTitle: 'Termin buchen',
  loading: 'Freie Termine werden geladen…',
  booked: 'Ihr Termin ist gebucht',
  requested: 'Ihr Termin ist angefragt',
  paymentNeeded: 'Noch ein Schritt: die Zahlung',
  bookingCancelled: 'Ihr Termin ist abgesagt',
  unverified: 'Ihr Termin konnte nicht bestätigt werden',
  telling:
    'Wir geben Ihrer Klinik Bescheid. Bitte lassen Sie diese Seite noch einen Moment geöffnet.',
  tellingAgain:
    'Ihr Termin ist sicher, aber wir konnten Ihre Klinik noch nicht erreichen. Wir versuchen es weiter. Sie müssen nicht noch einmal buchen.',
  completed: 'Ihre Klinik weiß Bescheid.',
  awaitingConfirmation: 'Ihre Klinik wird den Termin bestätigen.',
  awaitingPayment: 'Bitte bezahlen Sie, um Ihren Termin zu bestätigen.',
  pay: 'Seite zum Bezahlen öffnen',
  unverifiedHint:
    'Wir konnten diesen Termin nicht finden. Bitte sehen Sie in Ihren E-Mails nach oder buchen Sie noch einmal auf der Buchungsseite.',
  bookingCancelledHint:
    'Wenn Sie weiterhin einen Termin brauchen, sagen Sie bitte Ihrer Klinik Bescheid.',
  chooseTime: 'Termin wählen',
  openAppointment: 'Meinen Termin öffnen',
  completedOtherwise: 'Ihre Praxis hat für diesen Schritt bereits einen Termin.',
  refused:
    'Wir konnten Ihren Termin nicht an Ihre Klinik weitergeben. Sie müssen nicht noch einmal buchen. Bitte teilen Sie Ihrer Klinik den Termin mit.',
  tryNow: 'Jetzt versuchen',
  when: 'Wann',
  allDates: 'Alle Termine',
  host: 'Mit',
  videoCall: 'Videogespräch',
  others: 'Sie haben noch eine weitere Buchung, die Sie vielleicht nicht mehr brauchen.',
  cancelOther: 'Die andere Buchung absagen',
  rejected:
    'Ihre Klinik konnte den gewünschten Termin nicht annehmen. Bitte wählen Sie einen anderen.',
  cancelled: 'Ihre Buchung wurde abgesagt. Bitte wählen Sie einen anderen Termin.',
  failed: 'Die Buchungsseite konnte nicht angezeigt werden',
  failedHint:
    'Bitte versuchen Sie es noch einmal oder öffnen Sie die Buchungsseite in einem neuen Tab.',
  offlineHint:
    'Sie scheinen offline zu sein. Die Buchungsseite erscheint, sobald Sie wieder online sind.',
  newTabHint:
    'Wenn Sie im anderen Tab gebucht haben, ist Ihr Termin vereinbart. Ihre Klinik bittet Sie vielleicht, ihn zu bestätigen.',
  retry: 'Noch einmal versuchen',
  openInNewTab: 'Buchungsseite in einem neuen Tab öffnen',
  past: 'Dieser Termin ist vorbei',
  declined: 'Ihre Klinik konnte diesen Termin nicht annehmen',
  moved: 'Ihr Termin wurde verschoben. Dies ist die neue Zeit.',
  moveRequested: 'Ihre Klinik bittet Sie, einen anderen Termin zu wählen',
  moveRequestedHint: 'Die gebuchte Zeit ist nicht mehr für Sie reserviert.',
  noLongerBooked: 'Dieser Termin ist nicht mehr gebucht',
  successorUnknown:
    'Er wurde vielleicht auf eine andere Zeit verlegt. Bitte sehen Sie in Ihren E-Mails nach oder fragen Sie Ihre Klinik.',
  appointmentLoading: 'Ihr Termin wird geladen…',
  appointmentNotFound: 'Wir konnten diesen Termin nicht finden',
  appointmentNotFoundHint: 'Bitte sehen Sie in Ihren E-Mails nach oder fragen Sie Ihre Klinik.',
  appointmentFailed: 'Ihr Termin konnte nicht geladen werden',
  appointmentFailedHint:
    'An dem Termin hat sich nichts geändert. Bitte versuchen Sie es gleich noch einmal.',
  where: 'Wo',
  phone: 'Telefonisch',
  inPerson: 'Vor Ort',
  reschedule: 'Anderen Termin wählen',
  rescheduleHint: 'Ihr Termin bleibt bestehen, bis Sie einen anderen bestätigt haben.',
  notMovable: 'Dieser Termin kann hier nicht verschoben werden',
  notMovableHint:
    'Er bleibt, wie er ist. Wenn Sie eine andere Zeit brauchen, sagen Sie bitte Ihrer Klinik Bescheid.',
  cancelAppointment: 'Termin absagen',
  cancelQuestion: 'Möchten Sie diesen Termin absagen?',
  cancelAllQuestion: 'Möchten Sie alle diese Termine absagen?',
  cancelReason: 'Grund, wenn Sie einen nennen möchten. Ihre Klinik sieht ihn.',
  cancelReasonNeeded: 'Bitte geben Sie einen Grund an. Ihre Klinik möchte ihn wissen.',
  cancelConfirm: 'Ja, absagen',
  keepAppointment: 'Termin behalten',
  cancelling: 'Wird abgesagt…',
  cancelFailed: 'Ihr Termin konnte nicht abgesagt werden. Bitte versuchen Sie es noch einmal.',
  cancelRefused:
    'Dieser Termin kann hier nicht abgesagt werden. Bitte sagen Sie Ihrer Klinik Bescheid.',
  addToCalendar: 'In meinen Kalender eintragen',
  calendarFailed:
    'Der Kalendereintrag konnte nicht erstellt werden. Bitte versuchen Sie es noch einmal.',
  misconfigured:
    'Diese Buchungsseite ist nicht richtig eingerichtet. Bitte wenden Sie sich an Ihre Klinik.',
};
