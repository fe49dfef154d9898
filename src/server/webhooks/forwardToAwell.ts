import { request } from '../../api/request';
import { readUpstream } from '../../api/upstream';
import { BookingError } from '../../errors';
import { checkFunctions } from '../../checkOptions';
import { readOptions } from '../../options';
import { readTimeLimit } from '../../timeLimit';
import { isRecord, readHttpUrl } from '../../wire';
import type { HandledWebhookEvent } from './events';
import type { WebhookDelivery } from './options';

/** Options of `forwardToAwell`. */
export interface ForwardToAwellOptions {
  /**
   * URL of an Awell webhook for each of Cal.com's triggers. An Awell webhook listens to one trigger, so use each URL
   * once.
   *
   * @example { BOOKING_CREATED: AWELL_CREATED_URL, BOOKING_RESCHEDULED: AWELL_RESCHEDULED_URL }
   */
  targets: Readonly<Record<string, string>>;
  /** Allows `http:` targets beyond this machine, for example in your private network. @default false */
  allowHttp?: boolean | undefined;
  /** Replaces the global `fetch`. @default globalThis.fetch */
  fetch?: typeof globalThis.fetch | undefined;
  /**
   * Time limit for Awell's answer, in ms. `Infinity` means no limit.
   * @default 10000
   */
  timeout?: number | null | undefined;
}

const ANSWER_WITHIN_MS = 10_000;

function checkTargets({ targets, allowHttp }: ForwardToAwellOptions): void {
  const problem = (message: string): BookingError =>
    new BookingError('invalid_input', `forwardToAwell: ${message}`, { field: 'targets' });
  if (!isRecord(targets)) {
    throw problem('targets must be an object: { BOOKING_CREATED: AWELL_CREATED_URL }.');
  }
  const triggers = new Map<string, string>();
  for (const [trigger, target] of Object.entries(targets)) {
    const url = readHttpUrl(target);
    if (!/^[A-Z][A-Z0-9_]*$/.test(trigger)) {
      throw problem(`${trigger} isn't a trigger of Cal.com. Write it like BOOKING_CREATED.`);
    }
    if (url === undefined) {
      throw problem(
        `the target of ${trigger} isn't an http(s) address. Copy the webhook's URL from Awell.`,
      );
    }
    if (triggers.has(url)) {
      throw problem(
        `${triggers.get(url)} and ${trigger} have the same target, but an Awell webhook listens to one trigger. ` +
          'Create one webhook in Awell for each.',
      );
    }
    readUpstream('forwardToAwell', `targets.${trigger}`, url, allowHttp);
    triggers.set(url, trigger);
  }
}

/**
 * Returns an `onEvent` that forwards each verified delivery to Awell, byte for byte, with its content type and
 * signature. So one endpoint can serve all Awell webhooks. Triggers without a target are ignored.
 *
 * The returned function rejects with a BookingError (`server_error`, `bad_request`, `network`, `timeout`,
 * `invalid_response`) if Awell doesn't accept the delivery; `createWebhookHandler` then answers 500.
 *
 * @example
 * createWebhookHandler({ secret, onEvent: forwardToAwell({ targets: { BOOKING_CREATED: awellUrl } }) });
 *
 * @throws BookingError `invalid_input` if a target isn't an http(s) address, or is used twice.
 */
export function forwardToAwell(
  all: ForwardToAwellOptions,
): (
  event: HandledWebhookEvent,
  delivery: Pick<WebhookDelivery, 'body' | 'headers'>,
) => Promise<void> {
  const options = readOptions(all);
  const { targets, fetch, timeout } = options;
  checkTargets(options);
  checkFunctions('forwardToAwell', { fetch });
  const limitMs = readTimeLimit(timeout, ANSWER_WITHIN_MS, 'timeout');
  const targetOf = new Map(Object.entries(targets));
  return async (event, { body, headers }) => {
    const target = targetOf.get(event.trigger === 'UNKNOWN' ? event.name : event.trigger);
    if (target === undefined) return;
    const { status } = await request(
      'Awell',
      target,
      { method: 'POST', headers: { ...headers }, body: new Uint8Array(body) },
      { timeout: limitMs, fetch },
    );
    if (status >= 200 && status < 300) return;
    const isTransient = status >= 500 || status === 408 || status === 429;
    throw new BookingError(
      isTransient ? 'server_error' : 'bad_request',
      `Awell's webhook answered ${status}, so it didn't accept the event. ` +
        (isTransient ? 'A retry may help.' : 'Check its URL, and that it listens to this trigger.'),
      { recoverable: isTransient },
    );
  };
}
