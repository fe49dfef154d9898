import type { BookAppointmentActivityDetails } from './api/awellActivity';
import { TROUBLESHOOTING_URL } from './docs';
import { BookingError } from './errors';
import { baseOf, languageOf } from './texts/languages';

/** What the console names as the place of a mistake. */
export type ComponentName = 'BookAppointment' | 'BookAppointmentActivity' | 'BookingDetails';

/** Props of a component, as far as they are checked here. */
export interface Reporter {
  /** Left out by BookAppointment and by the hook, because it costs bytes in production. */
  component?: ComponentName | undefined;
  onError?: unknown;
}

/** Props that have no effect if they aren't one of these. None of them ever holds anything of a patient. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  theme: ['light', 'dark', 'auto'],
  layout: ['month_view', 'week_view', 'column_view'],
  bookingIdFrom: ['id', 'uid'],
  completeWhen: ['booked', 'confirmed'],
  headingLevel: ['1', '2', '3', '4', '5', '6'],
};

/** The prop at fault, for errors that don't name a field. */
const PROP_OF_CODE: Readonly<Record<string, string>> = {
  already_completed: 'activityId',
  booking_mismatch: 'activityId',
  completion_failed: 'completeActivity',
  completion_timeout: 'completeActivity',
  invalid_cal_link: 'calLink',
  link_failed: 'calLink',
  missing_cal_api_url: 'calApiUrl',
  missing_client: 'client',
  not_rescheduled: 'rescheduleUid',
  untrusted_origin: 'allowedOrigins',
};

/** For codes that are about several props, the message names the one at fault. */
const MENTIONED =
  /\b(?:activityDetails|activityId|calOrigin|completeActivity|customDomain|dataPoints|embedJsUrl|rescheduleUid)\b/;

/** For how long a page may load its styles after the component is shown, in ms. */
const STYLES_WITHIN_MS = 2000;

const printed = new Set<string>();

/** Every component has labels, if only those of the provider. The hook has none. */
const nameOf = (reporter: Reporter): string =>
  'labels' in reporter || reporter.component
    ? `<${reporter.component ?? 'BookAppointment'}>`
    : 'useCompleteBookAppointment()';

/** Prints a line once. Values of props aren't in it, because a locale or a time zone can be a patient's. */
function print(reporter: Reporter, prop: string | undefined, text: string, link: string): void {
  const name = nameOf(reporter);
  const line = `[awell-cal-booking] ${[name, prop].filter(Boolean).join(' ')}: ${text}`;
  if (printed.has(line)) return;
  printed.add(line);
  const silent = typeof reporter.onError !== 'function' && `${name} onError`;
  const isNew = silent && !printed.has(silent);
  if (isNew) printed.add(silent);
  const hint = isNew
    ? ' onError is not set, so you will not see errors in production. Set it.'
    : '';
  console.warn(`${line}${hint}\n${link}`);
}

/** Each has an entry in the docs, as each code of an error has. */
type Warning =
  | 'activity_done'
  | 'completion_not_awaited'
  | 'styles_missing'
  | 'unknown_locale'
  | 'unknown_time_zone'
  | 'unknown_value';

const warn = (reporter: Reporter, prop: string, text: string, anchor: Warning): void =>
  print({ ...reporter, onError: () => undefined }, prop, text, `${TROUBLESHOOTING_URL}#${anchor}`);

export function printError({ code, field, message, docs }: BookingError, reporter: Reporter): void {
  const text = message.replace(/^\[awell-cal-booking\] /, '');
  const prop = field ?? PROP_OF_CODE[code] ?? MENTIONED.exec(text)?.[0];
  print(reporter, prop, `${text} (${code})`, docs);
}

const isTimeZone = (timeZone: string): boolean => {
  try {
    Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
};

const hasStyles = (root: Element): boolean =>
  getComputedStyle(root).getPropertyValue('--_awell-max-width') !== '';

const lookedAt = new WeakSet<Element>();

function checkStyles(root: Element, reporter: Reporter): void {
  if (lookedAt.has(root)) return;
  lookedAt.add(root);
  setTimeout(() => {
    if (!root.isConnected || hasStyles(root)) return;
    warn(
      reporter,
      '',
      "The styles are missing, so patients see plain HTML. Import 'awell-cal-booking/styles.css' once in your app.",
      'styles_missing',
    );
  }, STYLES_WITHIN_MS);
}

export function checkWidget(root: Element | null, reporter: Reporter): void {
  if (root) checkStyles(root, reporter);
  const props = reporter as Readonly<Record<string, unknown>>;
  for (const [prop, choices] of Object.entries(CHOICES)) {
    const value = props[prop];
    if (value === undefined || choices.includes(String(value))) continue;
    const known = choices.map((choice) => `"${choice}"`).join(', ');
    const given = JSON.stringify(value)?.slice(0, 40);
    warn(reporter, prop, `${given} is not a known value. Use one of: ${known}.`, 'unknown_value');
  }
  const { timeZone, locale, labels, brandColor } = props;
  if (typeof brandColor === 'string' && globalThis.CSS?.supports?.('color', brandColor) === false) {
    warn(
      reporter,
      'brandColor',
      'This is not a colour of CSS, so it has no effect. Write one such as "#0b7285".',
      'unknown_value',
    );
  }
  if (typeof timeZone === 'string' && !isTimeZone(timeZone)) {
    warn(
      reporter,
      'timeZone',
      'This is not an IANA time zone, so patients see times in the zone of their device. Write one such as "Europe/Brussels".',
      'unknown_time_zone',
    );
  }
  const isOurs = typeof locale !== 'string' || languageOf(locale) === baseOf(locale);
  if (!isOurs && Object.keys(labels ?? {}).length === 0) {
    warn(
      reporter,
      'locale',
      'There are no texts in this language, so patients read English. Check the language tag (such as "nl-BE"), or pass your own texts as labels.',
      'unknown_locale',
    );
  }
}

export function checkReturned(returned: unknown, reporter: Reporter): void {
  if (returned !== undefined) return;
  warn(
    reporter,
    'completeActivity',
    'The function returned nothing, so the activity counts as completed even if your request fails. Return the promise of the request, or make the function async and await it.',
    'completion_not_awaited',
  );
}

/** Activities that were open when this page first showed them: these may be done now. */
const open = new Set<string>();

export function checkRecord(
  record: BookAppointmentActivityDetails | BookingError,
  rescheduleUid: string | undefined,
): void {
  // To move a booking, an activity that is done is the right one.
  if (record instanceof BookingError || rescheduleUid !== undefined) return;
  const { activityId, recorded } = record;
  if (!recorded?.values.length) open.add(activityId);
  if (open.has(activityId)) return;
  warn(
    { component: 'BookAppointmentActivity' },
    'activityDetails',
    'The activity was done before it was shown: its record has data points. The patient sees the booking that Awell has, and cannot make another one. Render this component for open activities, and <BookingDetails> for booked appointments.',
    'activity_done',
  );
}
