export interface CalNamespace {
  (method: string, ...args: unknown[]): void;
  /** What is said before embed.js has run. */
  q?: unknown[];
  /** embed.js's own object for the namespace. */
  instance?: { api?: { constructor: { initializedNamespaces?: string[] } } };
}

/** The part of `window.Cal` that is read here: the embed snippet of @calcom/embed-react, and embed.js behind it. */
export interface CalGlobal {
  (method: string, ...args: unknown[]): void;
  /** The snippet has put embed.js into the page. */
  loaded?: boolean;
  /** Set by embed.js once it has run. */
  version?: string;
  ns?: Record<string, CalNamespace>;
  /** embed.js keeps every message here, the patient's data included. */
  __logQueue?: unknown[];
}

/**
 * There is no window any more when a page is torn down around a timer. And what a page has at `Cal` may be its own: an
 * element with that id, for one.
 */
export function calGlobal(): CalGlobal | undefined {
  try {
    const { Cal } = window as unknown as { Cal?: unknown };
    return typeof Cal === 'function' ? (Cal as CalGlobal) : undefined;
  } catch {
    return undefined;
  }
}

/** Takes the items that match out of a list that belongs to embed.js. */
export function removeWhere<T>(list: T[] | undefined, matches: (item: T) => boolean): void {
  if (!Array.isArray(list)) return;
  for (let index = list.length - 1; index >= 0; index -= 1) {
    if (matches(list[index] as T)) list.splice(index, 1);
  }
}
