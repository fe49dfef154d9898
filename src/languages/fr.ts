import type { Translation } from './translation';

export const labels: Translation = {
  frameTitle: 'Prendre rendez-vous',
  loading: 'Chargement des créneaux disponibles…',
  booked: 'Votre rendez-vous est réservé',
  requested: 'Votre rendez-vous est demandé',
  paymentNeeded: 'Encore une étape : le paiement',
  bookingCancelled: 'Votre rendez-vous est annulé',
  unverified: 'Votre rendez-vous n’a pas pu être confirmé',
  telling: 'Nous prévenons votre clinique. Merci de garder cette page ouverte encore un instant.',
  tellingAgain:
    'Votre rendez-vous est bien enregistré, mais nous n’avons pas encore pu joindre votre clinique. Nous continuons d’essayer. Vous n’avez pas besoin de réserver à nouveau.',
  completed: 'Votre clinique est prévenue.',
  awaitingConfirmation: 'Votre clinique confirmera l’horaire.',
  awaitingPayment: 'Veuillez payer pour confirmer votre rendez-vous.',
  pay: 'Ouvrir la page de paiement',
  unverifiedHint:
    'Nous n’avons pas trouvé ce rendez-vous. Veuillez vérifier vos e-mails, ou réserver à nouveau sur la page de réservation.',
  bookingCancelledHint:
    'Si vous avez encore besoin d’un rendez-vous, veuillez en informer votre clinique.',
  refused:
    'Nous n’avons pas pu transmettre votre rendez-vous à votre clinique. Vous n’avez pas besoin de réserver à nouveau. Veuillez en informer votre clinique.',
  tryNow: 'Essayer maintenant',
  when: 'Quand',
  allDates: 'Toutes les dates',
  host: 'Avec',
  videoCall: 'Appel vidéo',
  others: 'Vous avez aussi une autre réservation, dont vous n’avez peut-être plus besoin.',
  cancelOther: 'Annuler l’autre réservation',
  rejected: 'Votre clinique n’a pas pu accepter l’horaire demandé. Veuillez en choisir un autre.',
  cancelled: 'Votre réservation a été annulée. Veuillez choisir un autre horaire.',
  failed: 'La page de réservation n’a pas pu s’afficher',
  failedHint: 'Veuillez réessayer, ou ouvrir la page de réservation dans un nouvel onglet.',
  offlineHint:
    'Vous semblez être hors ligne. La page de réservation s’affichera dès que la connexion sera rétablie.',
  newTabHint:
    'Si vous avez réservé dans l’autre onglet, votre rendez-vous est pris. Votre clinique vous demandera peut-être de le confirmer.',
  retry: 'Réessayer',
  openInNewTab: 'Ouvrir la page de réservation dans un nouvel onglet',
  past: 'Ce rendez-vous est passé',
  declined: 'Votre clinique n’a pas pu accepter ce rendez-vous',
  moved: 'Votre rendez-vous a été déplacé. Voici le nouvel horaire.',
  moveRequested: 'Votre clinique vous demande de choisir un autre horaire',
  moveRequestedHint: 'L’horaire que vous aviez réservé ne vous est plus gardé.',
  successorUnknown:
    'Il a peut-être été déplacé à un autre horaire. Veuillez vérifier vos e-mails, ou demander à votre clinique.',
  appointmentLoading: 'Chargement de votre rendez-vous…',
  appointmentNotFound: 'Nous n’avons pas trouvé ce rendez-vous',
  appointmentNotFoundHint: 'Veuillez vérifier vos e-mails, ou demander à votre clinique.',
  appointmentFailed: 'Votre rendez-vous n’a pas pu être chargé',
  appointmentFailedHint: 'Rien n’a changé. Veuillez réessayer dans un instant.',
  where: 'Où',
  phone: 'Par téléphone',
  inPerson: 'Sur place',
  reschedule: 'Choisir un autre horaire',
  rescheduleHint:
    'Votre rendez-vous est maintenu jusqu’à ce que vous ayez confirmé un autre horaire.',
  cancelAppointment: 'Annuler le rendez-vous',
  cancelQuestion: 'Voulez-vous annuler ce rendez-vous ?',
  cancelAllQuestion: 'Voulez-vous annuler toutes ces dates ?',
  cancelReason: 'Motif, si vous souhaitez en donner un. Votre clinique le verra.',
  cancelConfirm: 'Oui, l’annuler',
  keepAppointment: 'Garder mon rendez-vous',
  cancelling: 'Annulation en cours…',
  cancelFailed:
    'Votre rendez-vous n’a pas pu être annulé, il est donc maintenu. Veuillez réessayer.',
  cancelRefused: 'Ce rendez-vous ne peut pas être annulé ici. Veuillez prévenir votre clinique.',
  addToCalendar: 'Ajouter à mon agenda',
  calendarFailed: 'L’entrée d’agenda n’a pas pu être créée. Veuillez réessayer.',
  misconfigured:
    'Cette page de réservation n’est pas correctement configurée. Veuillez contacter votre clinique.',
};
