import { readJson } from '../../api/request';
import { BookingError } from '../../errors';
import { answer, refuse } from './answers';
import { createDeliveryLog, deliveryKey } from './deliveries';
import type { CalWebhookEvent, PingEvent } from './events';
import { parseCalWebhook } from './parseWebhook';
import { readBody } from './readBody';
import { keepReschedule } from './reschedules';
import { createSignatureCheck, NO_SECRET } from './signature';
import { createMemoryStore, type WebhookStore } from './store';

const SIGNATURE = 'x-cal-signature-256';
const MAX_BYTES = 1_000_000;
const MINUTE_MS = 60_000;

/** A delivery as it came, for passing it on. */
export interface WebhookDelivery {
  /** The bytes that were signed. It holds what the patient answered. */
  body: Uint8Array;
  /** Content type, signature and version, where they came. */
  headers: Readonly<Record<string, string>>;
  /** The same for a delivery that comes again: a key for a database of your own. */
  key: string;
}

/** Everything that reaches an app's code: a ping is answered without it. */
export type HandledWebhookEvent = Exclude<CalWebhookEvent, PingEvent>;

export interface CreateWebhookHandlerOptions {
  /** The secret typed into Cal.com's webhook; several while one replaces another. Required unless `allowUnsigned`. */
  secret?: string | readonly string[] | undefined;
  /**
   * Carries an event out; Cal.com waits for it. A rejection is answered with 500, so that a retry can come.
   * Triggers that are not read come as `UNKNOWN`.
   */
  onEvent: (event: HandledWebhookEvent, delivery: WebhookDelivery) => unknown;
  /** Takes deliveries without a signature as well: anyone who knows the address can then send events. */
  allowUnsigned?: boolean | undefined;
  /** Longest body that is read, in bytes. Default 1,000,000. */
  maxBytes?: number | undefined;
  /** Refuses what Cal.com sent longer ago, in minutes. Meeting events count from the meeting. Default: no limit. */
  maxAgeMinutes?: number | undefined;
  /** Where deliveries and reschedules are remembered. Default: this process's memory, 10,000 entries. */
  store?: WebhookStore | undefined;
  /** Is told why a delivery was answered with 500, for logs. It may hold what `onEvent` threw. */
  onError?: ((error: unknown) => void) | undefined;
}

const sentAt = (event: CalWebhookEvent): string | undefined => {
  if (event.trigger === 'MEETING_STARTED') return event.booking.start;
  return event.trigger === 'MEETING_ENDED' ? event.booking.end : event.createdAt;
};

function readSecrets({ secret, allowUnsigned }: CreateWebhookHandlerOptions): readonly string[] {
  const secrets = typeof secret === 'string' ? [secret] : (secret ?? []);
  // An empty environment variable must not become a key that anyone can sign with.
  if (
    secrets.some((one) => typeof one !== 'string' || one === '') ||
    (secrets.length === 0 && allowUnsigned !== true)
  ) {
    throw new BookingError(
      'invalid_input',
      'createWebhookHandler has no secret, or an empty one, so anyone could send it bookings. ' +
        'Give the secret of the webhook in Cal.com, or allowUnsigned where there is none on purpose.',
      { field: 'secret' },
    );
  }
  return secrets;
}

/**
 * A route that receives Cal.com's webhooks: verifies the signature over the raw bytes, reads the event, and hands it
 * to `onEvent` once. For any host with `Request` and `Response`: Next's app router, edge functions, Node by an adapter.
 *
 * Answers 200 for what was handled before too, for pings and for unknown triggers; 405, 401, 413 and 400 for what is
 * refused, 503 while another process handles the same delivery, 500 where `onEvent` or the store fails. Answers are
 * JSON (`{ ok, … }`) and hold nothing of the booking.
 *
 * @throws BookingError `invalid_input` without a secret, unless `allowUnsigned`.
 */
export function createWebhookHandler(
  options: CreateWebhookHandlerOptions,
): (request: Request) => Promise<Response> {
  const { onEvent, allowUnsigned = false, maxBytes = MAX_BYTES, maxAgeMinutes, onError } = options;
  const secrets = readSecrets(options);
  const isSigned = createSignatureCheck(secrets);
  const store = options.store ?? createMemoryStore();

  const report = (error: unknown): void => {
    if (onError) onError(error);
    else
      console.warn(
        '[awell-cal-booking] A webhook of Cal.com could not be handled. Give onError to learn why.',
      );
  };
  const once = createDeliveryLog(store, report);

  return async (request) => {
    if (request.method !== 'POST') return refuse(405, 'method_not_allowed', 'Webhooks are posted.');

    const body = await readBody(request, maxBytes);
    if (!body) return refuse(413, 'too_large', `The body is longer than ${maxBytes} bytes.`);

    const signature = request.headers.get(SIGNATURE);
    const isUnsigned = signature === null || signature === NO_SECRET;
    if (isUnsigned && !allowUnsigned) {
      return refuse(
        401,
        'missing_signature',
        'There is no signature. Set a secret in Cal.com (Settings, Developer, Webhooks), and the same one here.',
      );
    }
    if (!isUnsigned && secrets.length > 0 && !(await isSigned(body, signature))) {
      return refuse(
        401,
        'invalid_signature',
        'The signature is not that of this body under a known secret.',
      );
    }

    const json = readJson(new TextDecoder().decode(body));
    if (json === undefined) {
      const isForm = request.headers.get('content-type')?.includes('form-urlencoded');
      return isForm
        ? refuse(
            400,
            'invalid_webhook',
            'The body is not JSON, as with a custom payload template. Remove the template in Cal.com.',
          )
        : refuse(400, 'malformed_json', 'The body is not JSON.');
    }

    let event: CalWebhookEvent;
    try {
      event = parseCalWebhook(json);
    } catch (error) {
      return refuse(400, 'invalid_webhook', error instanceof Error ? error.message : 'Not read.');
    }
    if (event.trigger === 'PING') return answer(200, { ok: true, result: 'ping' });

    const age = Date.now() - Date.parse(sentAt(event) ?? '');
    if (maxAgeMinutes !== undefined && !(age <= maxAgeMinutes * MINUTE_MS)) {
      return refuse(400, 'too_old', `It was sent more than ${maxAgeMinutes} minutes ago.`);
    }

    const handled = event;
    const key = await deliveryKey(handled, body);
    try {
      const result = await once(key, async () => {
        await keepReschedule(store, handled);
        await onEvent(handled, { body, headers: deliveryHeaders(request.headers), key });
      });
      if (result !== 'busy') return answer(200, { ok: true, result });
      return refuse(503, 'busy', 'This delivery is being handled. Send it again later.');
    } catch (error) {
      report(error);
      return refuse(500, 'not_handled', 'The event could not be handled. Send it again later.');
    }
  };
}

function deliveryHeaders(headers: Headers): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of ['content-type', SIGNATURE, 'x-cal-webhook-version']) {
    const value = headers.get(name);
    if (value !== null) kept[name] = value;
  }
  return kept;
}
