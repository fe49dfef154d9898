import type { Prefill } from '../embed/bookingPageUrl';
import { BookingError } from '../errors';
import { isRecord, readText, type WireRecord } from '../wire';

/** One value that the care-flow designer entered for the action. `value` is a string, whatever `type` says. */
export interface ExtensionActivityField {
  /** Id of the field, for example `calLink`. */
  id: string;
  /** The value, HTML-encoded as Awell sends it. */
  value: string;
  /** Label of the field in Awell Studio. */
  label?: string | undefined;
  /** Awell's type of the field, for example `STRING`. */
  type?: string | undefined;
}

/** One setting of the extension. */
export interface ExtensionActivitySetting {
  /** Key of the setting, for example `customDomain`. */
  key: string;
  /** Value of the setting, as text. */
  value: string;
  /** Label of the setting in Awell Studio. */
  label?: string | undefined;
}

/**
 * Awell's extension activity record, as GraphQL returns it (`extensionActivityRecord`). Only the properties that the
 * library reads are required, so a record of any selection or generated type fits.
 */
export interface ExtensionActivityRecord {
  /** Id of the record. */
  id?: string | undefined;
  /** Id of the activity: the one that `completeExtensionActivity` takes. */
  activity_id: string;
  /** Id of the care flow. */
  pathway_id: string;
  /** Key of the extension: `calDotCom`. */
  plugin_key: string;
  /** Key of the action: `bookAppointment`. */
  plugin_action_key: string;
  /** The values that the designer entered for the action. */
  fields: readonly ExtensionActivityField[];
  /** The settings of the extension; `null` if it has none. */
  settings?: readonly ExtensionActivitySetting[] | null | undefined;
  /** The activity's data points in Awell. An open activity usually has none. */
  data_points?: readonly ExtensionActivityDataPoint[] | null | undefined;
}

/** One data point of an activity in Awell. */
export interface ExtensionActivityDataPoint {
  /** Label of the data point, for example `bookingId`. */
  label?: string | null | undefined;
  /** Value of the data point, as text. */
  value?: string | null | undefined;
}

/** The data points that Awell has for an activity. */
export interface RecordedDataPoints {
  /** The values of all its data points. */
  values: readonly string[];
  /** The value that identifies the booking, if it can be recognised. */
  bookingId?: string | undefined;
}

/** What "Book appointment" needs from an extension activity record. */
export interface BookAppointmentActivityDetails {
  /** Id of the activity to complete. */
  activityId: string;
  /** Id of the care flow. */
  careFlowId: string;
  /** The calLink that the designer entered, decoded. */
  calLink: string;
  /** From the setting `customDomain`; omitted if the setting is empty. */
  calOrigin?: string | undefined;
  /** The data points that Awell had for the activity; omitted if the record has none. */
  recorded?: RecordedDataPoints | undefined;
  /**
   * The patient's name, e-mail and phone number, from the data points `defaultName`, `defaultEmail`, `defaultPhone`.
   */
  prefill?: Prefill | undefined;
}

/** An open activity can have these data points of the patient. The value is the booking form's field. */
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

/** The designer can rename the label. If no label is ours, a single data point is the booking. */
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

/** Awell HTML-encodes text values (`=` becomes `&#x3D;`). Decoded once, so encoded text in them survives. */
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
 * Origin of the booking pages, from what designers type into "custom domain": `clinic`, `clinic.cal.com`,
 * `https://clinic.cal.com`, `cal.eu`, `https://booking.clinic.example`, or nothing.
 *
 * @throws BookingError `invalid_activity` if the text can't be a domain.
 */
export function originOfCustomDomain(customDomain: unknown): string | undefined {
  const typed = typeof customDomain === 'string' ? decodeHtml(customDomain) : '';
  const domain = typed.trim().replace(/\/+$/, '');
  if (domain === '') return undefined;
  // Browsers refuse an http page inside an https one, except from this machine.
  if (/^https?:\/\//i.test(domain)) {
    return domain.replace(
      /^http:(?!\/\/(?:localhost|127(?:\.\d+){3}|\[::1\])(?:[:/]|$))/i,
      'https:',
    );
  }
  if (!HOST.test(domain)) {
    throw invalid(
      `the setting customDomain is ${JSON.stringify(domain.slice(0, 60))}, which isn't a domain. ` +
        'Write "clinic" for clinic.cal.com, or the whole origin, for example "https://booking.clinic.example".',
    );
  }
  const isName = /^[a-z\d-]+$/i.test(domain) && domain.toLowerCase() !== 'localhost';
  return `https://${domain}${isName ? '.cal.com' : ''}`;
}

/**
 * Reads an extension activity record of the Cal.com extension's "Book appointment" action: decodes its `calLink` and
 * turns the setting `customDomain` into an origin. It never reads the setting `apiKey`.
 *
 * @throws BookingError `invalid_activity` if the record belongs to another action or has no `calLink`.
 */
export function readBookAppointmentActivity(
  activityDetails: ExtensionActivityRecord,
): BookAppointmentActivityDetails {
  const record: unknown = activityDetails;
  if (!isRecord(record) || !Array.isArray(record['fields'])) {
    throw invalid(
      "activityDetails isn't an extension activity record. Pass `record` of Awell's query extensionActivityRecord.",
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
      "the record has no activity_id, so it can't be completed. Select activity_id in the query.",
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
