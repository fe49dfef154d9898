import type { Translation } from './translation';

export const labels: Translation = {
  frameTitle: 'Reservar una cita',
  loading: 'Cargando los horarios disponibles…',
  booked: 'Su cita está reservada',
  requested: 'Su cita está solicitada',
  paymentNeeded: 'Un paso más: el pago',
  bookingCancelled: 'Su cita está cancelada',
  unverified: 'No se pudo confirmar su cita',
  telling: 'Estamos avisando a su clínica. Por favor, mantenga esta página abierta un momento.',
  tellingAgain:
    'Su cita está guardada, pero todavía no hemos podido comunicarnos con su clínica. Seguimos intentándolo. No es necesario que reserve de nuevo.',
  completed: 'Su clínica ya lo sabe.',
  awaitingConfirmation: 'Su clínica confirmará el horario.',
  awaitingPayment: 'Por favor, realice el pago para confirmar su cita.',
  pay: 'Abrir la página de pago',
  unverifiedHint:
    'No hemos podido encontrar esta cita. Por favor, revise su correo electrónico o reserve de nuevo en la página de reservas.',
  bookingCancelledHint: 'Si todavía necesita una cita, por favor, avise a su clínica.',
  refused:
    'No hemos podido comunicar su cita a su clínica. No es necesario que reserve de nuevo. Por favor, informe a su clínica de la cita.',
  tryNow: 'Intentar ahora',
  when: 'Cuándo',
  allDates: 'Todas las fechas',
  host: 'Con',
  videoCall: 'Videollamada',
  others: 'También tiene otra reserva que quizá ya no necesite.',
  cancelOther: 'Cancelar la otra reserva',
  rejected: 'Su clínica no pudo aceptar el horario que solicitó. Por favor, elija otro.',
  cancelled: 'Su reserva fue cancelada. Por favor, elija otro horario.',
  failed: 'No se pudo mostrar la página de reservas',
  failedHint: 'Por favor, inténtelo de nuevo o abra la página de reservas en una pestaña nueva.',
  offlineHint:
    'Parece que no tiene conexión. La página de reservas aparecerá en cuanto vuelva a tenerla.',
  newTabHint:
    'Si ha reservado en la otra pestaña, su cita está hecha. Es posible que su clínica le pida que la confirme.',
  retry: 'Intentar de nuevo',
  openInNewTab: 'Abrir la página de reservas en una pestaña nueva',
  misconfigured:
    'Esta página de reservas no está bien configurada. Por favor, póngase en contacto con su clínica.',
};
