/** Where each error has an entry of its own, with its code as the anchor. A release check says if it is a placeholder. */
export const TROUBLESHOOTING_URL =
  'https://repository.invalid/awell-cal-booking/docs/troubleshooting.md';
