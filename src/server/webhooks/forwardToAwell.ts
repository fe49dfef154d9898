import { request } from '../../api/request';
import { readUpstream } from '../../api/upstream';
import { BookingError } from '../../errors';
import { checkFunctions } from '../../checkOptions';
import { readOptions } from '../../options';
import { readTimeLimit } from '../../timeLimit';
import { isRecord, readHttpUrl } from '../../wire';
import type { HandledWebhookEvent } from './events';
import type { WebhookDelivery } from './options';

export interface ForwardToAwellOptions {
  /**
   * Cal.com's trigger to the URL of an Awell webhook. Awell's listen to one trigger each, so no URL can be there twice.
   *
   * @example { BOOKING_CREATED: AWELL_CREATED_URL, BOOKING_RESCHEDULED: AWELL_RESCHEDULED_URL }
   */
  targets: Readonly<Record<string, string>>;
  /** Lets targets be `http:` beyond this machine, for a network of your own. @default false */
  allowHttp?: boolean | undefined;
  /** @default globalThis.fetch */
  fetch?: typeof globalThis.fetch | undefined;
  /**
   * Time that Awell's answer may take, in ms. `Infinity` is no limit.
   * @default 10000
   */
  timeout?: number | null | undefined;
}

const ANSWER_WITHIN_MS = 10_000;

function checkTargets({ targets, allowHttp }: ForwardToAwellOptions): void {
  const problem = (message: string): BookingError =>
    new BookingError('invalid_input', `forwardToAwell: ${message}`, { field: 'targets' });
  if (!isRecord(targets)) {
    throw problem('targets is an object: { BOOKING_CREATED: AWELL_CREATED_URL }.');
  }
  const triggers = new Map<string, string>();
  for (const [trigger, target] of Object.entries(targets)) {
    const url = readHttpUrl(target);
    if (!/^[A-Z][A-Z0-9_]*$/.test(trigger)) {
      throw problem(`${trigger} is no trigger of Cal.com. They are written as in BOOKING_CREATED.`);
    }
    if (url === undefined) {
      throw problem(
        `the target of ${trigger} is no http(s) address. Copy the webhook's URL from Awell.`,
      );
    }
    if (triggers.has(url)) {
      throw problem(
        `${triggers.get(url)} and ${trigger} have the same target, but a webhook of Awell listens to one trigger. ` +
          'Make one webhook in Awell for each.',
      );
    }
    readUpstream('forwardToAwell', `targets.${trigger}`, url, allowHttp);
    triggers.set(url, trigger);
  }
}

/**
 * An `onEvent` that posts a verified delivery on to Awell, byte for byte, with its content type and signature: so one
 * endpoint can stand before all webhooks of Awell. A trigger without a target is left alone.
 *
 * What it returns rejects with a BookingError (`server_error`, `bad_request`, `network`, `timeout`,
 * `invalid_response`) where Awell does not take the delivery, so that `createWebhookHandler` answers 500.
 *
 * @example
 * createWebhookHandler({ secret, onEvent: forwardToAwell({ targets: { BOOKING_CREATED: awellUrl } }) });
 *
 * @throws BookingError `invalid_input` for targets that are no http(s) addresses, or there twice.
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
    const isPassing = status >= 500 || status === 408 || status === 429;
    throw new BookingError(
      isPassing ? 'server_error' : 'bad_request',
      `Awell's webhook answered ${status}, so the event was not taken. ` +
        (isPassing
          ? 'Trying again may help.'
          : 'Check its URL, and that it listens to this trigger.'),
      { recoverable: isPassing },
    );
  };
}
