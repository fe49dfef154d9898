import { calGlobal, removeWhere } from './calGlobal';

/** One widget's interest in the messages of the booking page that it mounted. */
export interface MessageSubscriber {
  /** The window of the iframe that this widget mounted, once there is one. */
  frameWindow: () => Window | null | undefined;
  isAllowedOrigin: (origin: string) => boolean;
  /** A message of this widget's own booking page. */
  onMessage: (type: string, data: unknown) => void;
  /** A message from this widget's own iframe, which is at an origin that may not speak for the booking page. */
  onUntrusted: (type: string, origin: string) => void;
}

const subscribers = new Map<string, MessageSubscriber>();

/** `CAL:<namespace>:<type>`, as the booking page names its messages (embed protocol). */
function parseFullType(data: unknown): { namespace: string; type: string } | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const { fullType } = data as { fullType?: unknown };
  if (typeof fullType !== 'string') return undefined;
  const [prefix, namespace, type, ...rest] = fullType.split(':');
  if (prefix !== 'CAL' || !namespace || !type || rest.length > 0) return undefined;
  return { namespace, type };
}

/** embed.js logs each message with its payload and never clears it; ours go as soon as it has looked at them. */
function forgetPayloads(namespace: string): void {
  removeWhere(calGlobal()?.__logQueue, (entry) => entry?.ns === namespace);
}

function handleMessage(event: MessageEvent<unknown>): void {
  const parsed = parseFullType(event.data);
  const subscriber = parsed && subscribers.get(parsed.namespace);
  if (!parsed || !subscriber) return;
  // embed.js may look at this message after us, so its log is emptied in a task of its own.
  setTimeout(forgetPayloads, 0, parsed.namespace);
  if (event.source === null || event.source !== subscriber.frameWindow()) return;
  if (subscriber.isAllowedOrigin(event.origin)) {
    subscriber.onMessage(parsed.type, (event.data as { data?: unknown }).data);
  } else {
    subscriber.onUntrusted(parsed.type, event.origin);
  }
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
