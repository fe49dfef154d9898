import { pingBody, webhookBody, type WebhookTrigger } from '../../../src/testing/protocol/webhook';
import type { CalStore } from '../store';
import { send } from './send';
import { subjectOf } from './subject';

export type { WebhookTrigger };

/** A webhook in Cal.com's settings. */
export interface Subscriber {
  subscriberUrl: string;
  /** @default all except a ping */
  triggers?: readonly WebhookTrigger[];
  /** Without it the signature is `no-secret-provided`. */
  secret?: string;
}

/** One request to a subscriber, and its result. */
export interface WebhookAttempt {
  trigger: WebhookTrigger;
  subscriberUrl: string;
  body: string;
  /** Undefined if the subscriber couldn't be reached. */
  status: number | undefined;
}

export interface CalWebhooks {
  subscribe: (subscriber: Subscriber) => void;
  /** Sets the address of the booking pages in payloads. */
  setBookerUrl: (url: string) => void;
  /** The button *Ping test*, for all subscribers. */
  ping: () => Promise<void>;
  /** Sends at once what Cal.com sends when the booked time begins or is over. */
  meeting: (trigger: 'MEETING_STARTED' | 'MEETING_ENDED', uid: string) => Promise<void>;
  /** The host marks everyone as absent. */
  noShow: (uid: string) => Promise<void>;
  /** Sends everything again, byte for byte, as after lost answers. */
  sendAgain: () => Promise<void>;
  /** Everything that was sent so far, after its answers. */
  attempts: () => Promise<readonly WebhookAttempt[]>;
}

/** Sends each change of a booking to the subscribers once, whatever they answer, as Cal.com does. */
export function createWebhooks(store: CalStore, initial: readonly Subscriber[]): CalWebhooks {
  const subscribers = [...initial];
  let bookerUrl = 'https://cal.com';
  const sent: { subscriber: Subscriber; attempt: Promise<WebhookAttempt> }[] = [];

  const deliver = async (trigger: WebhookTrigger, json: object): Promise<void> => {
    const body = JSON.stringify(json);
    const attempts = subscribers
      .filter(({ triggers }) => triggers?.includes(trigger) ?? true)
      .map((subscriber) => {
        const attempt = send(subscriber, trigger, body);
        sent.push({ subscriber, attempt });
        return attempt;
      });
    await Promise.all(attempts);
  };

  const now = () => store.now().toISOString();

  const tellOf = (trigger: WebhookTrigger, uid: string): Promise<void> => {
    const booking = store.find(uid);
    if (!booking) throw new Error(`There is no booking ${uid}.`);
    return deliver(trigger, webhookBody(trigger, subjectOf({ booking }, bookerUrl), now()));
  };

  store.onChange((change) => {
    // The booking doesn't wait for it.
    void deliver(change.trigger, webhookBody(change.trigger, subjectOf(change, bookerUrl), now()));
  });

  return {
    subscribe: (subscriber) => void subscribers.push(subscriber),
    setBookerUrl(url) {
      bookerUrl = url;
    },
    ping: () => deliver('PING', pingBody(now())),
    meeting: (trigger, uid) => tellOf(trigger, uid),
    noShow: (uid) => tellOf('BOOKING_NO_SHOW_UPDATED', uid),
    async sendAgain() {
      const again = sent.map(async ({ subscriber, attempt }) => {
        const { trigger, body } = await attempt;
        return { subscriber, attempt: send(subscriber, trigger, body) };
      });
      for (const one of await Promise.all(again)) sent.push(one);
      await Promise.all(sent.map(({ attempt }) => attempt));
    },
    attempts: () => Promise.all(sent.map(({ attempt }) => attempt)),
  };
}
