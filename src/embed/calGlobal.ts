export interface CalNamespace {
  (method: string, ...args: unknown[]): void;
  /** Calls made before embed.js has run. */
  q?: unknown[];
  /** embed.js's own object for the namespace. */
  instance?: { api?: { constructor: { initializedNamespaces?: string[] } } };
}

/**
 * The part of `window.Cal` that is read here. The snippet of @calcom/embed-react creates it, and embed.js extends it.
 */
export interface CalGlobal {
  (method: string, ...args: unknown[]): void;
  /** Set once the snippet has added the script of embed.js. */
  loaded?: boolean;
  /** Set by embed.js once it has run. */
  version?: string;
  ns?: Record<string, CalNamespace>;
  /** embed.js keeps every message here, including the patient's data. */
  __logQueue?: unknown[];
}

/**
 * A timer may run after a test has removed the window. And `window.Cal` may be something else, for example an element
 * with that id.
 */
export function calGlobal(): CalGlobal | undefined {
  try {
    const { Cal } = window as unknown as { Cal?: unknown };
    return typeof Cal === 'function' ? (Cal as CalGlobal) : undefined;
  } catch {
    return undefined;
  }
}

/** Removes the matching items from a list of embed.js. */
export function removeWhere<T>(list: T[] | undefined, matches: (item: T) => boolean): void {
  if (!Array.isArray(list)) return;
  for (let index = list.length - 1; index >= 0; index -= 1) {
    if (matches(list[index] as T)) list.splice(index, 1);
  }
}
