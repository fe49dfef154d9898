import type { Translation } from './translation';

export const labels: Translation = {
  frameTitle: 'Rezerwacja wizyty',
  loading: 'Ładowanie dostępnych terminów…',
  booked: 'Wizyta została zarezerwowana',
  requested: 'Prośba o wizytę została wysłana',
  paymentNeeded: 'Jeszcze jeden krok: płatność',
  bookingCancelled: 'Wizyta została odwołana',
  unverified: 'Nie udało się potwierdzić wizyty',
  telling: 'Powiadamiamy Państwa klinikę. Prosimy jeszcze przez chwilę nie zamykać tej strony.',
  tellingAgain:
    'Państwa wizyta jest zapisana, ale nie udało się jeszcze skontaktować z kliniką. Próbujemy dalej. Nie trzeba rezerwować ponownie.',
  completed: 'Państwa klinika już o niej wie.',
  awaitingConfirmation: 'Klinika potwierdzi termin.',
  awaitingPayment: 'Prosimy o płatność, aby potwierdzić wizytę.',
  pay: 'Otwórz stronę płatności',
  unverifiedHint:
    'Nie udało się znaleźć tej wizyty. Prosimy sprawdzić pocztę e-mail lub zarezerwować ponownie na stronie rezerwacji.',
  bookingCancelledHint: 'Jeśli wizyta jest nadal potrzebna, prosimy powiadomić klinikę.',
  refused:
    'Nie udało się przekazać informacji o wizycie do kliniki. Nie trzeba rezerwować ponownie. Prosimy powiadomić o niej klinikę.',
  tryNow: 'Spróbuj teraz',
  when: 'Kiedy',
  allDates: 'Wszystkie terminy',
  host: 'Z kim',
  videoCall: 'Rozmowa wideo',
  others: 'Mają Państwo jeszcze jedną rezerwację, która może nie być już potrzebna.',
  cancelOther: 'Odwołaj drugą rezerwację',
  rejected: 'Klinika nie mogła przyjąć wybranego terminu. Prosimy wybrać inny.',
  cancelled: 'Rezerwacja została odwołana. Prosimy wybrać inny termin.',
  failed: 'Nie udało się wyświetlić strony rezerwacji',
  failedHint: 'Prosimy spróbować ponownie lub otworzyć stronę rezerwacji w nowej karcie.',
  offlineHint:
    'Wygląda na to, że nie ma połączenia z internetem. Strona rezerwacji pojawi się, gdy połączenie wróci.',
  newTabHint:
    'Jeśli rezerwacji dokonano w drugiej karcie, wizyta jest umówiona. Klinika może poprosić o jej potwierdzenie.',
  retry: 'Spróbuj ponownie',
  openInNewTab: 'Otwórz stronę rezerwacji w nowej karcie',
  misconfigured:
    'Ta strona rezerwacji nie jest poprawnie skonfigurowana. Prosimy o kontakt z kliniką.',
};
