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
    // Cal.com calls a rendered template so, where it is no JSON.
    throw headers.get('content-type')?.includes('form-urlencoded')
      ? new WebhookRefusal(
          'invalid_webhook',
          'The body is what a custom payload template makes. Remove the template in Cal.com.',
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

/** How far clocks may be apart. */
const AHEAD_MINUTES = 10;

/**
 * Refuses what was sent long ago, or is said to be sent in the future.
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
    throw new WebhookRefusal('too_old', 'It says that it was sent in the future.');
  }
}
