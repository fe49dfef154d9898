import { calGlobal, removeWhere } from './calGlobal';

/** What a page said last may be delivered after it has gone: within this time, in ms. */
export const LAST_WORDS_MS = 1000;

/** Who has a namespace now. */
interface Lease {
  element: Element;
  /** Ends what uses the namespace. */
  end: () => void;
}

/**
 * embed.js keeps one instance per namespace for the life of the page and never frees it, so namespaces are
 * lent to the booking pages that are in the document now and taken back, not minted anew for each mount.
 * Two copies of this library on one page must not lend the same one, so the list is shared.
 */
const KEY = Symbol.for('awell-cal-booking.namespaces');
const shared = globalThis as { [KEY]?: Map<string, Lease> };
const lent = (shared[KEY] ??= new Map<string, Lease>());

const nameOf = (number: number): string => `awell-${number}`;

/** The namespace that a widget has while it is the only one. */
export const FIRST_NAMESPACE = nameOf(1);

/** When pages that had not said yet how they are were given up, by their namespaces. */
const cooling = new Map<string, number>();
/** So many at most wait for last words: no more namespaces are made for that, however often a page is mounted. */
const MAX_COOLING = 3;

const isCooling = (namespace: string): boolean =>
  Date.now() - (cooling.get(namespace) ?? 0) < LAST_WORDS_MS;

/** The first free namespace. Letters, digits and hyphens only: embed.js splits its messages at colons. */
export function takeNamespace(element: Element, end: () => void): string {
  // React does not say when something that it had hidden is removed for good.
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
 * @param isLoading Its page has not said yet whether it can be shown. embed.js does not look at who says so: lent at
 *   once, the next page would be hidden for good by what this one has yet to say.
 */
export function releaseNamespace(namespace: string, isLoading: boolean): void {
  lent.delete(namespace);
  if (isLoading) cooling.set(namespace, Date.now());
  // embed.js notes each mount, and sends every note a message of its own when the colour scheme changes.
  const notes = calGlobal()?.ns?.[namespace]?.instance?.api?.constructor.initializedNamespaces;
  removeWhere(notes, (note) => note === namespace);
}
