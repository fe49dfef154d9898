import { calApiUrl } from 'virtual:sandbox';
import { SANDBOX_KEY } from '../sandbox/cal/apiV2/auth';

/** What the clinic does with a booking in Cal.com while the patient is on the page. */
export async function decide(
  how: 'decline' | 'cancel' | 'request-reschedule',
  uid: string,
): Promise<void> {
  const response = await fetch(`${calApiUrl}/bookings/${uid}/${how}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${SANDBOX_KEY}`,
      'cal-api-version': '2024-08-13',
      'Content-Type': 'application/json',
    },
    // A host must say why.
    body: JSON.stringify(how === 'cancel' ? { cancellationReason: 'The doctor is ill.' } : {}),
  });
  if (!response.ok) throw new Error(`Cal.com answered ${response.status}.`);
  // Makes the widget ask again now, not in a few seconds.
  window.dispatchEvent(new Event('online'));
}
