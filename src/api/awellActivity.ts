import type { Prefill } from '../embed/bookingPageUrl';
import { BookingError } from '../errors';
import { isRecord, readText, type WireRecord } from '../wire';

/** One value that the care-flow designer typed into the action. `value` is text, whatever the type says. */
export interface ExtensionActivityField {
  /** Name of the field, for example `calLink`. */
  id: string;
  /** Its value, HTML-encoded as Awell sends it. */
  value: string;
  /** Its name for people. */
  label?: string | undefined;
  /** Type of the value. */
  type?: string | undefined;
}

/** One setting of the extension. */
export interface ExtensionActivitySetting {
  /** Name of the setting. */
  key: string;
  /** Its value. */
  value: string;
  /** Its name for people. */
  label?: string | undefined;
}

/**
 * Awell's extension activity record, as it comes from GraphQL (`extensionActivityRecord`).
 * Only what is read here is required, so that a record of any selection or generated type fits.
 */
export interface ExtensionActivityRecord {
  /** Id of the record. */
  id?: string | undefined;
  /** Id of the activity: the one that `completeExtensionActivity` wants. */
  activity_id: string;
  /** Id of the care flow. */
  pathway_id: string;
  /** Key of the extension. */
  plugin_key: string;
  /** Key of the action. */
  plugin_action_key: string;
  /** What the care flow's designer has entered for the action. */
  fields: readonly ExtensionActivityField[];
  /** The extension settings, if Awell sends them. */
  settings?: readonly ExtensionActivitySetting[] | null | undefined;
  /** What Awell has for the activity: nothing while it is open. */
  data_points?: readonly ExtensionActivityDataPoint[] | null | undefined;
}

/** One value that Awell has for a completed activity. */
export interface ExtensionActivityDataPoint {
  label?: string | null | undefined;
  value?: string | null | undefined;
}

/** What Awell has for an activity. */
export interface RecordedDataPoints {
  /** Of all its data points. */
  values: readonly string[];
  /** The one that names the booking, where that can be told. */
  bookingId?: string | undefined;
}

/** What "Book appointment" needs of an extension activity record. */
export interface BookAppointmentActivityDetails {
  /** Id of the activity to complete. */
  activityId: string;
  /** Id of the care flow. */
  careFlowId: string;
  /** Decoded, otherwise as the designer typed it. */
  calLink: string;
  /** From the setting `customDomain`; left out where there is none. */
  calOrigin?: string | undefined;
  /** What Awell had for the activity; left out where the record does not say. */
  recorded?: RecordedDataPoints | undefined;
  /** What the care flow knows of the patient: the record's data points `defaultName`, `defaultEmail`, `defaultPhone`. */
  prefill?: Prefill | undefined;
}

/** Data points of the patient, which an open activity may have, too: the question of the form that each answers. */
const QUESTIONS: Readonly<Record<string, string>> = {
  defaultname: 'name',
  defaultemail: 'email',
  defaultphone: 'attendeePhoneNumber',
};

const pointsOf = (points: unknown): { key: string; value: string }[] =>
  (Array.isArray(points) ? points : []).flatMap((point: unknown) => {
    const { label, value } = isRecord(point) ? point : {};
    const text = readText(value);
    return text ? [{ key: String(label).replace(/\W/g, '').toLowerCase(), value: text }] : [];
  });

/** Labels are the designer's; one that is none of ours is told apart by being the only one. */
export function recordedIn(points: unknown): RecordedDataPoints | undefined {
  if (!Array.isArray(points)) return undefined;
  const own = pointsOf(points).filter(({ key }) => !QUESTIONS[key]);
  const [only] = own.length === 1 ? own : [];
  const named = own.find(({ key }) => key === 'bookingid') ?? only;
  return { values: own.map(({ value }) => value), bookingId: named?.value };
}

function prefillIn(points: unknown): Prefill | undefined {
  const known = pointsOf(points).filter(({ key }) => QUESTIONS[key]);
  return known.length > 0
    ? Object.fromEntries(known.map(({ key, value }) => [QUESTIONS[key], decodeHtml(value)]))
    : undefined;
}

const PLUGIN_KEY = 'calDotCom';
const ACTION_KEY = 'bookAppointment';

const ENTITIES: WireRecord = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Awell sends text values HTML-encoded (`=` as `&#x3D;`); decoded once, so that encoded text in them survives. */
export const decodeHtml = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (entity, decimal, hex, name) => {
    if (name !== undefined) return String(ENTITIES[String(name).toLowerCase()] ?? entity);
    const code = hex === undefined ? Number(decimal) : parseInt(String(hex), 16);
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : entity;
  });

const invalid = (why: string): BookingError =>
  new BookingError('invalid_activity', `This activity cannot be shown as a booking: ${why}`);

const HOST = /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)*[a-z\d](?:[a-z\d-]*[a-z\d])?(?::\d+)?$/i;

/**
 * Origin of the booking pages from what designers type into "custom domain":
 * `clinic`, `clinic.cal.com`, `https://clinic.cal.com`, `cal.eu`, `https://booking.clinic.example`, or nothing.
 *
 * @throws BookingError `invalid_activity` for what can be no domain.
 */
export function originOfCustomDomain(customDomain: unknown): string | undefined {
  const typed = typeof customDomain === 'string' ? decodeHtml(customDomain) : '';
  const domain = typed.trim().replace(/\/+$/, '');
  if (domain === '') return undefined;
  // A clinic's page is https, where a browser refuses http but of this machine.
  if (/^https?:\/\//i.test(domain)) {
    return domain.replace(
      /^http:(?!\/\/(?:localhost|127(?:\.\d+){3}|\[::1\])(?:[:/]|$))/i,
      'https:',
    );
  }
  if (!HOST.test(domain)) {
    throw invalid(
      `the setting customDomain is ${JSON.stringify(domain.slice(0, 60))}, which is no domain. ` +
        'Write "clinic" for clinic.cal.com, or the whole origin, for example "https://booking.clinic.example".',
    );
  }
  const isName = /^[a-z\d-]+$/i.test(domain) && domain.toLowerCase() !== 'localhost';
  return `https://${domain}${isName ? '.cal.com' : ''}`;
}

/**
 * Reads an extension activity record of the Cal.com extension's "Book appointment" action: decodes its `calLink`,
 * and turns the setting `customDomain` into an origin. The setting `apiKey` is never read.
 *
 * @throws BookingError `invalid_activity` for a record of another action, or one without `calLink`.
 */
export function readBookAppointmentActivity(
  activityDetails: ExtensionActivityRecord,
): BookAppointmentActivityDetails {
  const record: unknown = activityDetails;
  if (!isRecord(record) || !Array.isArray(record['fields'])) {
    throw invalid(
      "activityDetails is not an extension activity record. Pass `record` of Awell's query extensionActivityRecord.",
    );
  }
  const { plugin_key: plugin, plugin_action_key: action, activity_id: activityId } = record;
  if (plugin !== PLUGIN_KEY || action !== ACTION_KEY) {
    throw invalid(
      `it belongs to ${String(plugin)}.${String(action)}, not to ${PLUGIN_KEY}.${ACTION_KEY}. ` +
        'Render this component only for the Cal.com "Book appointment" action.',
    );
  }
  if (!activityId) {
    throw invalid(
      'the record has no activity_id, so it could never be completed. Select activity_id in the query.',
    );
  }
  const valueOf = (entries: unknown, name: 'id' | 'key', key: string): unknown =>
    (Array.isArray(entries) ? entries : []).find((one) => isRecord(one) && one[name] === key)
      ?.value;
  const typed = valueOf(record['fields'], 'id', 'calLink');
  const calLink = typeof typed === 'string' ? decodeHtml(typed).trim() : '';
  if (calLink === '') {
    throw invalid(
      'its field calLink is empty, so there is no booking page. Fill in "Cal link" of the action in Awell Studio, for example "clinic/intake".',
    );
  }
  return {
    activityId: activityDetails.activity_id,
    careFlowId: activityDetails.pathway_id ?? '',
    calLink,
    recorded: recordedIn(activityDetails.data_points),
    prefill: prefillIn(activityDetails.data_points),
    calOrigin: originOfCustomDomain(valueOf(record['settings'], 'key', 'customDomain')),
  };
}
