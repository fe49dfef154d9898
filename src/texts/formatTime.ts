import { remember } from '../remember';

/** The patient's own time zone, as their device has it. */
export const deviceTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Formats with those of the given settings that this device knows. */
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
      // One of the two is unknown here.
    }
  }
  return new Intl.DateTimeFormat(undefined, options);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making one takes a phone some ten milliseconds, and each change of the panel asks for several. */
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

/** From when to when, for formats: the end is left out where it is not known, or makes no sense. */
const datesOf = (start: string, end: string | undefined): [Date, Date] => [
  new Date(start),
  new Date(end !== undefined && end > start ? end : start),
];

/**
 * A day and its time in words, in two parts: "Tuesday, 5 January 2027, " and "09:00–09:30". The second is not to be
 * broken over two lines; it is empty where the end is on another day.
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

/** The time zone in words, and how far it is from UTC at that moment: "Central European Time (GMT+1)". */
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
    // Of a zone without a name, the one is the other.
    return /^(?:GMT|UTC)/.test(String(name)) ? String(offset) : `${name} (${offset})`;
  } catch {
    // An older browser, which knows these names not yet.
    return timeZone ?? '';
  }
}
