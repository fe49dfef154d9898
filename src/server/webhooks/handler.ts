import { checkFunctions, readAmount, invalidInput } from '../../checkOptions';
import { readOptions } from '../../options';
import { refuse } from '../answers';
import { takesMessages, type Message } from '../message';
import { createDeliveryLog, deliveryKey } from './deliveries';
import { entriesOf } from './entries';
import type { CreateWebhookHandlerOptions } from './options';
import { refusalOf, WebhookRefusal, type WebhookProblem } from './problems';
import { checkAge, readEvent } from './readEvent';
import { createSignedBodyReader, SIGNATURE_HEADER } from './signedBody';
import { createMemoryStore } from './store';
import { followReschedules } from './followReschedules';

const FUNCTION_NAME = 'createWebhookHandler';
const TWO_DAYS = 2880;
const OK = 200;
/** A success code, because Cal.com may repeat a delivery whose answer was lost. */
const ALREADY_REPORTED = 208;

const PASSED_ON = ['content-type', SIGNATURE_HEADER, 'x-cal-webhook-version'];

/**
 * Creates a route that receives Cal.com's webhooks: it verifies the signature over the raw bytes, reads the event and
 * calls `onEvent` once. It works on any host with `Request` and `Response`: Next's app router, edge functions, and
 * Node through `toNodeHandler`.
 *
 * Status codes: 200 for handled deliveries and pings, 208 for a delivery that was handled before, 400, 401, 405 and
 * 413 for refused ones, 500 if `onEvent` fails, 503 if the store fails or the same delivery is being handled. Refusals
 * are JSON, `{ status: 'error', error: { code, message } }`, and contain no data of the booking.
 *
 * @example
 * // app/api/cal-webhooks/route.ts
 * export const POST = createWebhookHandler({ secret: CAL_WEBHOOK_SECRET, onEvent: updateCareFlow });
 *
 * @throws BookingError `invalid_input` without a secret, unless `allowUnsigned`.
 */
export function createWebhookHandler(
  all: CreateWebhookHandlerOptions,
): (request: Request) => Promise<Response> {
  const options = readOptions(all);
  const { onEvent, store = createMemoryStore(), onError } = options;
  checkFunctions(FUNCTION_NAME, { onError });
  if (typeof onEvent !== 'function') {
    throw invalidInput(
      'onEvent',
      'is missing, so webhooks would have no effect. Pass a function.',
      FUNCTION_NAME,
    );
  }
  if (typeof store.getItem !== 'function' || typeof store.setItem !== 'function') {
    throw invalidInput(
      'store',
      'must have getItem and setItem, as an instance of unstorage has.',
      FUNCTION_NAME,
    );
  }
  const maxAgeMinutes = readAmount(FUNCTION_NAME, 'maxAgeMinutes', options.maxAgeMinutes, TWO_DAYS);
  const report = (problem: WebhookProblem): void => {
    // A failing log must not affect the answer.
    void Promise.resolve(problem)
      .then((error) => onError?.(error))
      .catch(() => undefined);
  };
  const readSignedBody = createSignedBodyReader({ ...options, secret: all.secret });
  const entries = entriesOf(store);
  const deliveries = createDeliveryLog(entries);

  const receive = async (request: Message): Promise<number> => {
    const body = await readSignedBody(request);
    const event = readEvent(body, request.headers);
    if (event.trigger === 'PING') return OK;
    checkAge(event, maxAgeMinutes);

    const key = await deliveryKey(event, body);
    const headers = headersOf(request);
    const handle = async (): Promise<void> => {
      await onEvent(await followReschedules(entries, event), { body, headers, key });
    };
    const outcome = await deliveries.once(key, handle, (error) => report(notRemembered(error)));
    if (outcome === 'busy') {
      throw new WebhookRefusal('busy', 'This delivery is being handled. Send it again later.');
    }
    return outcome === 'duplicate' ? ALREADY_REPORTED : OK;
  };

  return takesMessages(async (request) => {
    try {
      // No body: nobody reads it, and it would double the work.
      return new Response(null, { status: await receive(request) });
    } catch (error) {
      const refusal = refusalOf(error);
      report(refusal);
      return refuse(refusal);
    }
  });
}

function headersOf({ headers }: Message): Record<string, string> {
  const given = PASSED_ON.map((name) => [name, headers.get(name)] as const);
  return Object.fromEntries(given.filter((one): one is [string, string] => one[1] !== null));
}

const notRemembered = (error: unknown): WebhookRefusal =>
  new WebhookRefusal(
    'not_remembered',
    "The store couldn't record the result: a repeated delivery may be handled again, or refused for five minutes.",
    refusalOf(error).cause,
  );
