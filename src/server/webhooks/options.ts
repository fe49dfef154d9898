import type { HandledWebhookEvent } from './events';
import type { WebhookProblem } from './problems';
import type { WebhookStore } from './store';

/** A delivery as it came, for passing it on. */
export interface WebhookDelivery {
  /** The bytes that were signed. They hold what the patient answered. */
  body: Uint8Array;
  /** Content type, signature and version, where they came. */
  headers: Readonly<Record<string, string>>;
  /** The same for a delivery that comes again: a key for a database of your own. */
  key: string;
}

export interface CreateWebhookHandlerOptions {
  /**
   * The secret typed into Cal.com's webhook; several while one replaces another, or where several webhooks share the
   * endpoint. Required unless `allowUnsigned`.
   */
  secret?: string | readonly string[] | undefined;
  /**
   * Carries an event out; Cal.com waits for it, and five minutes at most. A rejection is answered with 500, so that a
   * retry can come. Triggers that are not read come as `UNKNOWN`.
   */
  onEvent: (event: HandledWebhookEvent, delivery: WebhookDelivery) => unknown;
  /**
   * Takes deliveries without a signature as well (Cal.com's `no-secret-provided`, or no header): anyone who knows the
   * address can then send events.
   * @default false
   */
  allowUnsigned?: boolean | undefined;
  /**
   * Longest body that is taken, in bytes.
   * @default 1000000
   */
  maxBytes?: number | undefined;
  /**
   * Refuses what Cal.com sent longer ago, in minutes, so that what somebody recorded can't be played back for ever. Of
   * meeting events the start, or the end, of the meeting counts. What says no time (a custom payload) is handled.
   * `Infinity` is no limit.
   * @default 2880, two days
   */
  maxAgeMinutes?: number | null | undefined;
  /**
   * Where deliveries, reschedules and activities are remembered. For several processes: an instance of `unstorage`.
   * @default this process's memory, 10,000 deliveries and as many moves, activities and seats
   */
  store?: WebhookStore | undefined;
  /**
   * Told of all that was not handled, for logs: Cal.com does not look at the answer, so a wrong secret would go
   * unnoticed.
   * @default nothing is told
   */
  onError?: ((problem: WebhookProblem) => void) | undefined;
}
