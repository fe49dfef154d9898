import { isRecord } from '../wire';
import { calGlobal, removeWhere } from './calGlobal';
import { LAST_WORDS_MS } from './namespaces';

/** One widget's interest in the messages of the booking page that it mounted. */
export interface MessageSubscriber {
  /** The window of the iframe that this widget mounted, once there is one. */
  frameWindow: () => Window | null | undefined;
  isAllowedOrigin: (origin: string) => boolean;
  /** A message of this widget's own booking page. */
  onMessage: (type: string, data: unknown) => void;
  /** A message from this widget's own iframe, which is at an origin that may not speak for the booking page. */
  onUntrusted: (type: string, data: unknown, origin: string) => void;
}

const subscribers = new Map<string, MessageSubscriber>();

interface BookingPageMessage {
  namespace: string;
  type: string;
  data: unknown;
}

/** A message named `CAL:<namespace>:<type>`, as the booking page names its messages (embed protocol). */
function readMessage({ data: message }: MessageEvent<unknown>): BookingPageMessage | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  try {
    const { fullType, data } = message as { fullType?: unknown; data?: unknown };
    if (typeof fullType !== 'string') return undefined;
    // One part more than there may be, and no more however long a hostile text is.
    const [prefix, namespace, type, rest] = fullType.split(':', 4);
    if (prefix !== 'CAL' || !namespace || !type || rest !== undefined) return undefined;
    return { namespace, type, data };
  } catch {
    // A script on the page can dispatch an event with an object that throws when it is read.
    return undefined;
  }
}

/** The links that are open on this page, each as often: hosted builds of embed.js log them, with whatever they prefill. */
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

/** embed.js logs what it is told and what it hears, and never clears it; ours goes as soon as it has looked at it. */
export function forgetPayloads(namespace: string): void {
  removeWhere(calGlobal()?.__logQueue, (entry) => isOurs(entry, namespace));
}

/**
 * Whatever embed.js keeps of a link is ours to forget, for as long as its page is there and a moment longer.
 *
 * @returns forgets it: also what waits for an embed.js that never came.
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
  // embed.js may look at this message after us, so its log is emptied in a task of its own.
  setTimeout(forgetPayloads, 0, message.namespace);
  if (event.source === null || event.source !== subscriber.frameWindow()) return;
  if (subscriber.isAllowedOrigin(event.origin)) subscriber.onMessage(message.type, message.data);
  else subscriber.onUntrusted(message.type, message.data, event.origin);
}

/**
 * Hears the messages of one booking page. All widgets share one listener, which finds the widget by its
 * namespace. embed.js checks neither source nor origin of a message, so both are checked here.
 *
 * @returns stops listening.
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
