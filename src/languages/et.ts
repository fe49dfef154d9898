import type { Translation } from './translation';

export const labels: Translation = {
  frameTitle: 'Aja broneerimine',
  loading: 'Laadime vabu aegu…',
  booked: 'Teie aeg on broneeritud',
  requested: 'Teie aja soov on saadetud',
  paymentNeeded: 'Veel üks samm: maksmine',
  bookingCancelled: 'Teie aeg on tühistatud',
  unverified: 'Teie aega ei õnnestunud kinnitada',
  telling: 'Anname teie kliinikule teada. Palun hoidke see leht veel hetkeks lahti.',
  tellingAgain:
    'Teie aeg on kindlalt broneeritud, kuid me ei saanud veel kliinikuga ühendust. Proovime edasi. Te ei pea uuesti broneerima.',
  completed: 'Teie kliinik on sellest teadlik.',
  awaitingConfirmation: 'Teie kliinik kinnitab aja.',
  awaitingPayment: 'Aja kinnitamiseks palun tasuge selle eest.',
  pay: 'Ava makseleht',
  unverifiedHint:
    'Me ei leidnud seda aega. Palun vaadake oma e-posti või broneerige uuesti broneerimislehel.',
  bookingCancelledHint: 'Kui vajate siiski aega, andke sellest palun oma kliinikule teada.',
  refused:
    'Meil ei õnnestunud kliinikule teie ajast teada anda. Te ei pea uuesti broneerima. Palun öelge kliinikule, et teil on aeg broneeritud.',
  tryNow: 'Proovi kohe',
  when: 'Millal',
  allDates: 'Kõik kuupäevad',
  host: 'Kellega',
  videoCall: 'Videokõne',
  others: 'Teil on veel üks broneering, mida te võib-olla enam ei vaja.',
  cancelOther: 'Tühista teine broneering',
  rejected: 'Teie kliinikule soovitud aeg ei sobinud. Palun valige teine aeg.',
  cancelled: 'Teie broneering on tühistatud. Palun valige teine aeg.',
  failed: 'Broneerimislehte ei õnnestunud näidata',
  failedHint: 'Palun proovige uuesti või avage broneerimisleht uuel vahelehel.',
  offlineHint:
    'Tundub, et teil pole internetiühendust. Leht ilmub kohe, kui ühendus on taas olemas.',
  newTabHint:
    'Kui broneerisite teisel vahelehel, on teie aeg kinni pandud. Kliinik võib paluda teil selle kinnitada.',
  retry: 'Proovi uuesti',
  openInNewTab: 'Ava broneerimisleht uuel vahelehel',
  misconfigured:
    'See broneerimisleht ei ole õigesti seadistatud. Palun võtke ühendust oma kliinikuga.',
};
