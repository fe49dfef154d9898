/** The page with an entry for each error code; the code is the anchor. `npm run release` checks the address. */
export const TROUBLESHOOTING_URL =
  'https://repository.invalid/awell-cal-booking/blob/HEAD/docs/troubleshooting.md';
