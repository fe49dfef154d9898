import { request } from '../../api/request';
import { BookingError } from '../../errors';
import { readHttpUrl } from '../../wire';
import type { CalWebhookEvent } from './events';
import type { WebhookDelivery } from './handler';

export interface ForwardToAwellOptions {
  /** Cal.com's trigger to the address of an Awell webhook endpoint; Awell's listen to one trigger each. */
  targets: { readonly [trigger: string]: string | undefined };
  fetch?: typeof globalThis.fetch | undefined;
  /** Time for Awell's answer, in ms. Default 10,000. */
  timeout?: number | undefined;
}

/**
 * An `onEvent` that posts a verified delivery on to Awell, byte for byte, with its content type and signature.
 * A trigger without a target is left alone.
 *
 * What it returns rejects with a BookingError (`server_error`, `bad_request`, `network`, `timeout`,
 * `invalid_response`) where Awell does not take the delivery, so that `createWebhookHandler` answers 500.
 *
 * @throws BookingError `invalid_input` for a target that is no http(s) address.
 */
export function forwardToAwell({
  targets,
  fetch,
  timeout = 10_000,
}: ForwardToAwellOptions): (event: CalWebhookEvent, delivery: WebhookDelivery) => Promise<void> {
  for (const [trigger, target] of Object.entries(targets)) {
    if (target !== undefined && readHttpUrl(target) === undefined) {
      throw new BookingError(
        'invalid_input',
        `The target of ${trigger} is not an http(s) address. Copy the webhook's URL from Awell.`,
        { field: 'targets' },
      );
    }
  }
  return async (event, { body, headers }) => {
    const target = targets[event.trigger === 'UNKNOWN' ? event.name : event.trigger];
    if (target === undefined) return;
    const { status } = await request(
      'Awell',
      target,
      { method: 'POST', headers: { ...headers }, body: new Uint8Array(body) },
      { timeout, fetch },
    );
    if (status < 200 || status >= 300) {
      const isTheirs = status >= 500 || status === 429;
      throw new BookingError(
        isTheirs ? 'server_error' : 'bad_request',
        `Awell's webhook endpoint answered ${status}, so the event was not taken. ` +
          (isTheirs
            ? 'Trying again may help.'
            : 'Check its address and that it listens to this trigger.'),
        { recoverable: isTheirs },
      );
    }
  };
}
