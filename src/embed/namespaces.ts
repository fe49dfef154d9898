import { calGlobal, removeWhere } from './calGlobal';

/** How long the last messages of a removed page may take to arrive, in ms. */
export const LAST_WORDS_MS = 1000;

/** The widget that uses a namespace. */
interface Lease {
  element: Element;
  /** Ends the session that uses the namespace. */
  end: () => void;
}

/**
 * embed.js keeps one instance per namespace and never frees it. So namespaces are reused: a booking page gets one
 * while it is in the document, instead of a new one for each mount. All copies of this library on a page share the
 * list.
 */
const KEY = Symbol.for('awell-cal-booking.namespaces');
const shared = globalThis as { [KEY]?: Map<string, Lease> };
const lent = (shared[KEY] ??= new Map<string, Lease>());

const nameOf = (number: number): string => `awell-${number}`;

/** The namespace of the only widget on a page. */
export const FIRST_NAMESPACE = nameOf(1);

/** When pages were removed before they had loaded, by namespace. */
const cooling = new Map<string, number>();
/** At most this many namespaces wait for last messages, so that frequent mounts don't create more. */
const MAX_COOLING = 3;

const isCooling = (namespace: string): boolean =>
  Date.now() - (cooling.get(namespace) ?? 0) < LAST_WORDS_MS;

/**
 * Takes the first free namespace. It contains only letters, digits and hyphens, because embed.js splits its messages
 * at colons.
 */
export function takeNamespace(element: Element, end: () => void): string {
  // React doesn't report when it removes an element that it had hidden.
  lent.forEach((lease) => !lease.element.isConnected && lease.end());
  let number = 1;
  while (lent.has(nameOf(number)) || (number <= MAX_COOLING && isCooling(nameOf(number)))) {
    number += 1;
  }
  const namespace = nameOf(number);
  lent.set(namespace, { element, end });
  return namespace;
}

/**
 * @param isLoading The page hasn't reported yet whether it can be shown. embed.js doesn't check who reports. So if
 *   the namespace were reused at once, a late report of this page would hide the next one for good.
 */
export function releaseNamespace(namespace: string, isLoading: boolean): void {
  lent.delete(namespace);
  if (isLoading) cooling.set(namespace, Date.now());
  // embed.js keeps a note of each mount, and sends one message per note when the colour scheme changes.
  const notes = calGlobal()?.ns?.[namespace]?.instance?.api?.constructor.initializedNamespaces;
  removeWhere(notes, (note) => note === namespace);
}
