/** On a server, what is kept lives long: no more than this of anything. */
export const MAX_REMEMBERED = 500;

/** Remembers what cannot change any more. What was remembered first is forgotten first. */
export function remember<Value>(entries: Map<string, Value>, key: string, value: Value): void {
  entries.set(key, value);
  const [oldest] = entries.keys();
  if (entries.size > MAX_REMEMBERED && oldest !== undefined) entries.delete(oldest);
}
