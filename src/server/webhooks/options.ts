import type { HandledWebhookEvent } from './events';
import type { WebhookProblem } from './problems';
import type { WebhookStore } from './store';

/** A delivery as it arrived, for forwarding. */
export interface WebhookDelivery {
  /** The signed bytes. They contain the patient's answers. */
  body: Uint8Array;
  /** Content type, signature and version, if they were sent. */
  headers: Readonly<Record<string, string>>;
  /** Identifies the delivery, also if it comes again: use it as a key in your database. */
  key: string;
}

/** Options of `createWebhookHandler`. */
export interface CreateWebhookHandlerOptions {
  /**
   * The secret from Cal.com's webhook settings. Pass several while you replace one, or if several webhooks share the
   * endpoint. Required unless `allowUnsigned`.
   */
  secret?: string | readonly string[] | undefined;
  /**
   * Handles an event. Cal.com waits for it; it may take five minutes at most. If it rejects, the answer is 500, so
   * that Cal.com can send it again. Triggers that this library doesn't read arrive as `UNKNOWN`.
   */
  onEvent: (event: HandledWebhookEvent, delivery: WebhookDelivery) => unknown;
  /**
   * Also accepts deliveries without a signature (Cal.com's `no-secret-provided`, or no header). Anyone who knows the
   * address can then send events.
   * @default false
   */
  allowUnsigned?: boolean | undefined;
  /**
   * Longest accepted body, in bytes.
   * @default 1000000
   */
  maxBytes?: number | undefined;
  /**
   * Refuses deliveries older than this, in minutes, so that a recorded one can't be replayed later. For meeting events
   * the meeting's start or end counts. Deliveries without a time (a custom payload) are handled. `Infinity` means no
   * limit.
   * @default 2880, two days
   */
  maxAgeMinutes?: number | null | undefined;
  /**
   * Remembers deliveries, reschedules and activities. If you run several processes, pass an instance of `unstorage`.
   * @default this process's memory: 10,000 deliveries and as many moves, activities and seats
   */
  store?: WebhookStore | undefined;
  /**
   * Called for each delivery that was not handled. Log it: Cal.com ignores the answer, so nobody would notice a wrong
   * secret otherwise.
   * @default nothing
   */
  onError?: ((problem: WebhookProblem) => void) | undefined;
}
