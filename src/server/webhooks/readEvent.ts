import { readJson } from '../../api/request';
import type { CalWebhookEvent, HandledWebhookEvent } from './events';
import { parseCalWebhook } from './parseWebhook';
import { WebhookRefusal } from './problems';

const MINUTE_MS = 60_000;
const decoder = new TextDecoder();

/** @throws WebhookRefusal */
export function readEvent(body: Uint8Array, headers: Pick<Headers, 'get'>): CalWebhookEvent {
  const json = readJson(decoder.decode(body));
  if (json === undefined) {
    // Cal.com sends this content type if a rendered template isn't JSON.
    throw headers.get('content-type')?.includes('form-urlencoded')
      ? new WebhookRefusal(
          'invalid_webhook',
          'The body comes from a custom payload template. Remove the template in Cal.com.',
        )
      : new WebhookRefusal('malformed_json', 'The body is not JSON.');
  }
  try {
    return parseCalWebhook(json);
  } catch (error) {
    throw new WebhookRefusal('invalid_webhook', (error as Error).message);
  }
}

function sentAt(event: HandledWebhookEvent): string | undefined {
  if (event.trigger === 'MEETING_STARTED') return event.booking.start;
  return event.trigger === 'MEETING_ENDED' ? event.booking.end : event.createdAt;
}

/** How much clocks may differ. */
const AHEAD_MINUTES = 10;

/**
 * Refuses a delivery that was sent long ago, or in the future.
 *
 * @throws WebhookRefusal
 */
export function checkAge(event: HandledWebhookEvent, maxAgeMinutes: number): void {
  if (maxAgeMinutes === Infinity) return;
  const age = (Date.now() - Date.parse(sentAt(event) ?? '')) / MINUTE_MS;
  if (age > maxAgeMinutes) {
    throw new WebhookRefusal('too_old', `It was sent more than ${maxAgeMinutes} minutes ago.`);
  }
  if (age < -AHEAD_MINUTES) {
    throw new WebhookRefusal('too_old', 'Its time of sending is in the future.');
  }
}
