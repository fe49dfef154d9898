/** Readers for values from outside. Each returns a usable value or `undefined`; none throws. */

export type WireRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is WireRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// Longer than any title, but short enough that a hostile page can't fill the screen or the storage.
const MAX_TEXT = 500;
/** Limit for long answers, and for URLs with long parameters. */
export const MAX_LONG_TEXT = 20_000;

export function readText(value: unknown, maxLength = MAX_TEXT): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' || text.length > maxLength ? undefined : text;
}

/** A Cal.com record number: a positive integer, also as text. */
export function readId(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0
    ? number
    : undefined;
}

/** A time as ISO 8601 UTC. An impossible day (30 February) is rejected, although `Date` accepts it. */
export function readTime(value: unknown): string | undefined {
  const text = readText(value);
  const time = text === undefined ? Number.NaN : Date.parse(text);
  if (Number.isNaN(time)) return undefined;
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)/.exec(text ?? '') ?? [];
  const isDay = day === '' || new Date(Date.UTC(+year, +month - 1, +day)).getUTCDate() === +day;
  return isDay ? new Date(time).toISOString() : undefined;
}

export function readHttpUrl(value: unknown): string | undefined {
  const text = readText(value, MAX_LONG_TEXT);
  if (text === undefined) return undefined;
  try {
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** An origin as browsers write it, with or without a trailing slash. */
export function readOrigin(value: unknown): string | undefined {
  const url = readHttpUrl(value);
  if (url === undefined) return undefined;
  const { origin } = new URL(url);
  return url === `${origin}/` && !origin.includes('*') ? origin : undefined;
}

/** A uid of a booking or a seat: letters, digits, `_` and `-`, so that it never needs encoding. */
export function readUid(value: unknown): string | undefined {
  const text = readText(value);
  return text !== undefined && /^[\w-]{1,128}$/.test(text) ? text : undefined;
}
