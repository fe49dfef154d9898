import type { Translation } from './translation';

export const labels: Translation = {
  frameTitle: 'Een afspraak maken',
  loading: 'Beschikbare tijden worden geladen…',
  booked: 'Uw afspraak is gemaakt',
  requested: 'Uw afspraak is aangevraagd',
  paymentNeeded: 'Nog één stap: de betaling',
  bookingCancelled: 'Uw afspraak is geannuleerd',
  unverified: 'Uw afspraak kon niet worden bevestigd',
  telling: 'We brengen uw kliniek op de hoogte. Laat deze pagina nog even open, alstublieft.',
  tellingAgain:
    'Uw afspraak staat vast, maar we konden uw kliniek nog niet bereiken. We blijven het proberen. U hoeft niet opnieuw te boeken.',
  completed: 'Uw kliniek is op de hoogte.',
  awaitingConfirmation: 'Uw kliniek zal het tijdstip bevestigen.',
  awaitingPayment: 'Gelieve te betalen om uw afspraak te bevestigen.',
  pay: 'De betaalpagina openen',
  unverifiedHint:
    'We konden deze afspraak niet vinden. Kijk in uw e-mail, of boek opnieuw op de boekingspagina.',
  bookingCancelledHint: 'Hebt u nog een afspraak nodig? Laat het uw kliniek dan weten.',
  refused:
    'We konden uw afspraak niet aan uw kliniek doorgeven. U hoeft niet opnieuw te boeken. Laat uw kliniek weten dat u een afspraak hebt.',
  tryNow: 'Nu proberen',
  when: 'Wanneer',
  allDates: 'Alle data',
  host: 'Met',
  videoCall: 'Videogesprek',
  others: 'U hebt nog een andere boeking, die u misschien niet meer nodig hebt.',
  cancelOther: 'De andere boeking annuleren',
  rejected: 'Uw kliniek kon het gevraagde tijdstip niet aanvaarden. Kies een ander tijdstip.',
  cancelled: 'Uw boeking is geannuleerd. Kies een ander tijdstip.',
  failed: 'De boekingspagina kon niet worden getoond',
  failedHint: 'Probeer het opnieuw, of open de boekingspagina in een nieuw tabblad.',
  offlineHint:
    'U lijkt offline te zijn. De boekingspagina verschijnt zodra u weer verbinding hebt.',
  newTabHint:
    'Als u in het andere tabblad hebt geboekt, is uw afspraak gemaakt. Uw kliniek kan u vragen om ze te bevestigen.',
  retry: 'Opnieuw proberen',
  openInNewTab: 'De boekingspagina in een nieuw tabblad openen',
  misconfigured: 'Deze boekingspagina is niet juist ingesteld. Neem contact op met uw kliniek.',
};
