/** Readers for values that come from outside: each gives a usable value or `undefined`, and none throws. */

export type WireRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is WireRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// Longer than any title, short enough that a hostile page cannot fill the patient's screen or storage.
const MAX_TEXT = 500;
/** What people write at length, and addresses with all that services put into them. */
export const MAX_LONG_TEXT = 20_000;

export function readText(value: unknown, maxLength = MAX_TEXT): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' || text.length > maxLength ? undefined : text;
}

/** A number that Cal.com gives to a record: a positive whole one, also where it arrives as text. */
export function readId(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0
    ? number
    : undefined;
}

/** A point in time as ISO 8601 UTC. A day that no month has is none, whatever `Date` makes of it. */
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

/** An origin, as browsers write it; nothing but a slash may come behind it. */
export function readOrigin(value: unknown): string | undefined {
  const url = readHttpUrl(value);
  if (url === undefined) return undefined;
  const { origin } = new URL(url);
  return url === `${origin}/` && !origin.includes('*') ? origin : undefined;
}

/** A key that Cal.com gives to a booking or a seat: letters, digits, `_` and `-`, so that it needs no encoding anywhere. */
export function readUid(value: unknown): string | undefined {
  const text = readText(value);
  return text !== undefined && /^[\w-]{1,128}$/.test(text) ? text : undefined;
}
