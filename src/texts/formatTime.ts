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

/** A day and time in words: "Tuesday, January 5, 2027 at 9:00 AM". */
export const formatTime = (
  iso: string,
  locale: string | undefined,
  timeZone: string | undefined,
): string =>
  formatter(locale, timeZone, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(iso));

/** The time zone in words, as it is at that moment: "Central European Standard Time". */
export const formatTimeZone = (
  iso: string,
  locale: string | undefined,
  timeZone: string | undefined,
): string =>
  formatter(locale, timeZone, { timeZoneName: 'long' })
    .formatToParts(new Date(iso))
    .find((part) => part.type === 'timeZoneName')?.value ??
  timeZone ??
  '';
