/** What `readBookingRedirect` needs to read an address again. */
const IDS = [
  'uid',
  'seatReferenceUid',
  'metadata[awellActivityId]',
  'metadata[awellPathwayId]',
] as const;

/**
 * The address that Cal.com led back to without the patient: Cal.com forwards name, e-mail address, phone number, notes
 * and guests in it, and all that the booking page was opened with. Put it in the place of the address at once, before
 * anything on the page may send it on.
 *
 * The ids stay, so that the page may be reloaded until the activity is completed. They lead to the booking: once it
 * is, put an address of your own in its place.
 *
 * @param keep Names of parameters of your own, for example of the redirect address itself. Any other is taken out.
 *
 * @example
 * history.replaceState(history.state, '', stripBookingRedirect(location.href, ['tab']));
 *
 * @throws TypeError where `url` is none.
 */
export function stripBookingRedirect(url: string | URL, keep: readonly string[] = []): string {
  const stripped = new URL(url);
  const kept = new Set<string>([...IDS, ...keep]);
  for (const name of new Set(stripped.searchParams.keys())) {
    if (!kept.has(name)) stripped.searchParams.delete(name);
  }
  return stripped.href;
}
