import { isRecord } from '../wire';
import { calGlobal, removeWhere } from './calGlobal';
import { LAST_WORDS_MS } from './namespaces';

/** A widget that receives the messages of its booking page. */
export interface MessageSubscriber {
  /** The window of this widget's iframe, once it exists. */
  frameWindow: () => Window | null | undefined;
  isAllowedOrigin: (origin: string) => boolean;
  /** Called with a message of this widget's booking page. */
  onMessage: (type: string, data: unknown) => void;
  /** Called with a message from this widget's iframe, if its origin isn't allowed. */
  onUntrusted: (type: string, data: unknown, origin: string) => void;
}

const subscribers = new Map<string, MessageSubscriber>();

interface BookingPageMessage {
  namespace: string;
  type: string;
  data: unknown;
}

/** Reads a message with a type `CAL:<namespace>:<type>` (embed protocol). */
function readMessage({ data: message }: MessageEvent<unknown>): BookingPageMessage | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  try {
    const { fullType, data } = message as { fullType?: unknown; data?: unknown };
    if (typeof fullType !== 'string') return undefined;
    // Splits off one part more than is valid, and no more, because a hostile text may be long.
    const [prefix, namespace, type, rest] = fullType.split(':', 4);
    if (prefix !== 'CAL' || !namespace || !type || rest !== undefined) return undefined;
    return { namespace, type, data };
  } catch {
    // A script on the page can dispatch an object that throws when it is read.
    return undefined;
  }
}

/** The open links on this page, with their counts. Hosted builds of embed.js log them, including prefilled values. */
const opened = new Map<string, number>();

function isOurs(entry: unknown, namespace: string): boolean {
  if (isRecord(entry) && typeof entry['ns'] === 'string') return entry['ns'] === namespace;
  try {
    const text = JSON.stringify(entry);
    return [...opened.keys()].some((calLink) => text.includes(calLink));
  } catch {
    return false;
  }
}

/** embed.js logs all messages and never clears the log. So our entries are removed once it has read them. */
export function forgetPayloads(namespace: string): void {
  removeWhere(calGlobal()?.__logQueue, (entry) => isOurs(entry, namespace));
}

/**
 * Removes what embed.js keeps of a link, as long as its page is there and a moment longer.
 *
 * @returns a function that removes the rest, including calls that wait for embed.js.
 */
export function noteOpened(namespace: string, calLink: string): () => void {
  opened.set(calLink, (opened.get(calLink) ?? 0) + 1);
  const opens = (part: unknown): boolean => isRecord(part) && part['calLink'] === calLink;
  return () => {
    const waiting = calGlobal()?.ns?.[namespace]?.q;
    removeWhere(waiting, (entry) => Object.values(Object(entry)).some(opens));
    setTimeout(() => {
      forgetPayloads(namespace);
      const left = (opened.get(calLink) ?? 1) - 1;
      if (left > 0) opened.set(calLink, left);
      else opened.delete(calLink);
    }, LAST_WORDS_MS);
  };
}

function handleMessage(event: MessageEvent<unknown>): void {
  const message = readMessage(event);
  const subscriber = message && subscribers.get(message.namespace);
  if (!message || !subscriber) return;
  // embed.js may read this message after us, so its log is cleared in a later task.
  setTimeout(forgetPayloads, 0, message.namespace);
  if (event.source === null || event.source !== subscriber.frameWindow()) return;
  if (subscriber.isAllowedOrigin(event.origin)) subscriber.onMessage(message.type, message.data);
  else subscriber.onUntrusted(message.type, message.data, event.origin);
}

/**
 * Listens to the messages of one booking page. All widgets share one listener, which finds the widget by its
 * namespace. embed.js checks neither the source nor the origin of a message, so both are checked here.
 *
 * @returns a function that stops listening.
 */
export function subscribeToMessages(namespace: string, subscriber: MessageSubscriber): () => void {
  if (subscribers.size === 0) window.addEventListener('message', handleMessage);
  subscribers.set(namespace, subscriber);
  return () => {
    if (subscribers.get(namespace) !== subscriber) return;
    subscribers.delete(namespace);
    if (subscribers.size === 0) window.removeEventListener('message', handleMessage);
  };
}
