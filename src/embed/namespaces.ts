import { calGlobal, removeWhere } from './calGlobal';

/**
 * embed.js keeps one instance per namespace for the life of the page and never frees it, so namespaces are
 * lent to the widgets that are mounted now and taken back, not minted anew for each mount.
 */
const lent = new Set<string>();

/** The first free namespace. Letters, digits and hyphens only: embed.js splits its messages at colons. */
export function takeNamespace(): string {
  let number = 1;
  while (lent.has(`awell-${number}`)) number += 1;
  const namespace = `awell-${number}`;
  lent.add(namespace);
  return namespace;
}

export function releaseNamespace(namespace: string): void {
  lent.delete(namespace);
  // embed.js notes each mount, and sends every note a message of its own when the colour scheme changes.
  const notes = calGlobal()?.ns?.[namespace]?.instance?.api?.constructor.initializedNamespaces;
  removeWhere(notes, (note) => note === namespace);
}
