import { remember } from '../remember';

/** The device's time zone. */
export const deviceTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** A formatter with those settings that this device supports. */
function createFormatter(
  locale: string | undefined,
  timeZone: string | undefined,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  for (const [language, zone] of [
    [locale, timeZone],
    [locale, undefined],
    [undefined, timeZone],
  ]) {
    try {
      return new Intl.DateTimeFormat(language, { ...options, timeZone: zone });
    } catch {
      // The device doesn't know the locale or the time zone.
    }
  }
  return new Intl.DateTimeFormat(undefined, options);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Cached, because creating one takes a phone about ten milliseconds, and each change of the panel needs several. */
function formatter(
  ...settings: [string | undefined, string | undefined, Intl.DateTimeFormatOptions]
): Intl.DateTimeFormat {
  const key = JSON.stringify(settings);
  const known = formatters.get(key);
  if (known) return known;
  const made = createFormatter(...settings);
  remember(formatters, key, made);
  return made;
}

/** Start and end for a formatter. The end is left out if it isn't known, or isn't after the start. */
const datesOf = (start: string, end: string | undefined): [Date, Date] => [
  new Date(start),
  new Date(end !== undefined && end > start ? end : start),
];

/**
 * A day and its time in words, in two parts: "Tuesday, 5 January 2027, " and "09:00–09:30". Don't break the second
 * part over two lines. It is empty if the end is on another day.
 */
export function formatSpan(
  start: string,
  end: string | undefined,
  locale: string | undefined,
  timeZone: string | undefined,
): [day: string, time: string] {
  const format = formatter(locale, timeZone, { dateStyle: 'full', timeStyle: 'short' });
  const parts = format.formatRangeToParts(...datesOf(start, end));
  const joined = (some: typeof parts): string => some.map(({ value }) => value).join('');
  const isOneDay = parts.filter(({ type }) => type === 'day').length === 1;
  const hour = parts.findIndex(({ type }) => type === 'hour' || type === 'dayPeriod');
  return isOneDay ? [joined(parts.slice(0, hour)), joined(parts.slice(hour))] : [joined(parts), ''];
}

/** The time alone: "03:00–03:30". */
export const formatTimes = (
  start: string,
  end: string | undefined,
  locale: string | undefined,
  timeZone: string | undefined,
): string =>
  formatter(locale, timeZone, { timeStyle: 'short' }).formatRange(...datesOf(start, end));

/** The time zone in words and its offset from UTC at that time: "Central European Time (GMT+1)". */
export function formatTimeZone(
  iso: string,
  locale: string | undefined,
  timeZone: string | undefined,
): string {
  const named = (timeZoneName: 'longGeneric' | 'shortOffset'): string | undefined =>
    formatter(locale, timeZone, { timeZoneName })
      .formatToParts(new Date(iso))
      .find((part) => part.type === 'timeZoneName')?.value;
  try {
    const [name, offset] = [named('longGeneric'), named('shortOffset')];
    // For a zone without a name, both are the offset.
    return /^(?:GMT|UTC)/.test(String(name)) ? String(offset) : `${name} (${offset})`;
  } catch {
    // An older browser doesn't know these name styles.
    return timeZone ?? '';
  }
}
