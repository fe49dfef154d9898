/** Who is measured: which page, and what is done before the booking page is mounted. */
export interface Contender {
  name: string;
  /** File of `host/`. */
  host: string;
  /** The patient was on a page before, which called `preloadBookingPage`. */
  isPreloaded?: boolean;
  /** Whether the package is of `bench/peers`. */
  isPeer?: boolean;
}

export const CONTENDERS: Contender[] = [
  { name: 'bare iframe', host: 'iframe' },
  { name: '@calcom/embed-react', host: 'embedReact' },
  { name: '@awell-health/ui-library', host: 'uiLibrary', isPeer: true },
  { name: 'react-calendly', host: 'calendly', isPeer: true },
  { name: 'awell-cal-booking', host: 'ours' },
  { name: 'awell-cal-booking, preloaded', host: 'ours', isPreloaded: true },
];
