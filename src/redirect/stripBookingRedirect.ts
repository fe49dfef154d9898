/** The parameters that `readBookingRedirect` needs. */
const IDS = [
  'uid',
  'seatReferenceUid',
  'metadata[awellActivityId]',
  'metadata[awellPathwayId]',
] as const;

/**
 * Removes the patient's data from the address that Cal.com redirected to: Cal.com forwards name, e-mail address, phone
 * number, notes and guests in it, and everything that the booking page was opened with. Replace the page's address at
 * once, before anything on the page can send it elsewhere.
 *
 * The ids stay, so that the patient can reload the page until the activity is completed. They give access to the
 * booking: after the completion, replace the address with one of your own.
 *
 * @param keep Names of your own parameters, for example of the redirect address. All others are removed.
 *
 * @example
 * history.replaceState(history.state, '', stripBookingRedirect(location.href, ['tab']));
 *
 * @throws TypeError if `url` isn't a URL.
 */
export function stripBookingRedirect(url: string | URL, keep: readonly string[] = []): string {
  const stripped = new URL(url);
  const kept = new Set<string>([...IDS, ...keep]);
  for (const name of new Set(stripped.searchParams.keys())) {
    if (!kept.has(name)) stripped.searchParams.delete(name);
  }
  return stripped.href;
}
