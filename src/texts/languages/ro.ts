import type { Translation } from '../translation';

export const labels: Translation = {
  frameTitle: 'Faceți o programare',
  loading: 'Se încarcă orele disponibile…',
  booked: 'Programarea dumneavoastră este făcută',
  requested: 'Programarea dumneavoastră a fost solicitată',
  paymentNeeded: 'Încă un pas: plata',
  bookingCancelled: 'Programarea dumneavoastră este anulată',
  unverified: 'Programarea dumneavoastră nu a putut fi confirmată',
  telling:
    'Anunțăm clinica dumneavoastră. Vă rugăm să mai păstrați această pagină deschisă o clipă.',
  tellingAgain:
    'Programarea dumneavoastră este în siguranță, dar încă nu am putut contacta clinica. Continuăm să încercăm. Nu trebuie să faceți o nouă programare.',
  completed: 'Clinica dumneavoastră a fost anunțată.',
  awaitingConfirmation: 'Clinica dumneavoastră va confirma ora.',
  awaitingPayment: 'Vă rugăm să plătiți pentru a confirma programarea.',
  pay: 'Deschideți pagina de plată',
  unverifiedHint:
    'Nu am putut găsi această programare. Vă rugăm să vă verificați e-mailul sau să faceți din nou programarea pe pagina de programări.',
  bookingCancelledHint:
    'Dacă aveți în continuare nevoie de o programare, vă rugăm să anunțați clinica.',
  refused:
    'Nu am putut transmite programarea clinicii dumneavoastră. Nu trebuie să faceți o nouă programare. Vă rugăm să anunțați clinica despre aceasta.',
  tryNow: 'Încercați acum',
  when: 'Când',
  allDates: 'Toate datele',
  host: 'Cu',
  videoCall: 'Apel video',
  others: 'Mai aveți o altă programare, de care poate nu mai aveți nevoie.',
  cancelOther: 'Anulați cealaltă programare',
  rejected: 'Clinica nu a putut accepta ora solicitată. Vă rugăm să alegeți alta.',
  cancelled: 'Programarea dumneavoastră a fost anulată. Vă rugăm să alegeți altă oră.',
  failed: 'Pagina de programări nu a putut fi afișată',
  failedHint:
    'Vă rugăm să încercați din nou sau să deschideți pagina de programări într-o filă nouă.',
  offlineHint:
    'Se pare că nu aveți conexiune la internet. Pagina de programări va apărea imediat ce conexiunea revine.',
  newTabHint:
    'Dacă ați făcut programarea în cealaltă filă, ea este înregistrată. Este posibil ca clinica să vă ceară să o confirmați.',
  retry: 'Încercați din nou',
  openInNewTab: 'Deschideți pagina de programări într-o filă nouă',
  past: 'Această programare a trecut',
  declined: 'Clinica nu a putut accepta această programare',
  moved: 'Programarea dumneavoastră a fost mutată. Aceasta este noua oră.',
  moveRequested: 'Clinica vă roagă să alegeți altă oră',
  moveRequestedHint: 'Ora pe care o rezervaserăți nu mai este păstrată pentru dumneavoastră.',
  successorUnknown:
    'Este posibil să fi fost mutată la altă oră. Vă rugăm să vă verificați e-mailul sau să întrebați clinica.',
  appointmentLoading: 'Se încarcă programarea…',
  appointmentNotFound: 'Nu am putut găsi această programare',
  appointmentNotFoundHint: 'Vă rugăm să vă verificați e-mailul sau să întrebați clinica.',
  appointmentFailed: 'Programarea nu a putut fi încărcată',
  appointmentFailedHint: 'Nu s-a schimbat nimic. Vă rugăm să încercați din nou peste o clipă.',
  where: 'Unde',
  phone: 'Prin telefon',
  inPerson: 'La fața locului',
  reschedule: 'Alegeți altă oră',
  rescheduleHint: 'Programarea rămâne valabilă până când confirmați altă oră.',
  cancelAppointment: 'Anulați programarea',
  cancelQuestion: 'Doriți să anulați această programare?',
  cancelAllQuestion: 'Doriți să anulați toate aceste date?',
  cancelReason: 'Motivul, dacă doriți să îl spuneți. Clinica îl va vedea.',
  cancelConfirm: 'Da, anulați',
  keepAppointment: 'Păstrez programarea',
  cancelling: 'Se anulează…',
  cancelFailed: 'Programarea nu a putut fi anulată. Vă rugăm să încercați din nou.',
  cancelRefused: 'Această programare nu poate fi anulată aici. Vă rugăm să anunțați clinica.',
  addToCalendar: 'Adăugați în calendarul meu',
  calendarFailed: 'Evenimentul de calendar nu a putut fi creat. Vă rugăm să încercați din nou.',
  misconfigured:
    'Această pagină de programări nu este configurată corect. Vă rugăm să contactați clinica dumneavoastră.',
};
