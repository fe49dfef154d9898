/** Limit of each cache, because a server runs for a long time. */
export const MAX_REMEMBERED = 500;

/** Caches a value that can't change any more. Drops the oldest one above the limit. */
export function remember<Value>(entries: Map<string, Value>, key: string, value: Value): void {
  entries.set(key, value);
  const [oldest] = entries.keys();
  if (entries.size > MAX_REMEMBERED && oldest !== undefined) entries.delete(oldest);
}
