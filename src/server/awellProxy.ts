import { codeOf, valuesOf } from '../api/awellErrors';
import type { CalClient } from '../api/cal/calClient';
import { readKey, readUpstream } from '../api/upstream';
import type { DataPoint } from '../booking/dataPoints';
import { readTimeLimit } from '../timeLimit';
import { isRecord, readText, readUid, type WireRecord } from '../wire';
import { answer, Refusal } from './answers';
import { askApp, requireAuthorize, type Authorize } from './authorize';
import { AwellErrors, createAwellUpstream } from './awellUpstream';
import { createEndpoint, readJsonBody, type GuardOptions, type Report } from './guard';
import { createScrubber } from './scrub';
import { verifyBooking, type ClaimedBooking, type VerifyBookingOptions } from './verifyBooking';

/** An activity, as Awell knows it. */
export interface AwellProxyActivity {
  activityId: string;
  /** Id of the care flow that it is part of (`pathway_id`). */
  careFlowId: string;
}

/** A booking that Cal.com knows, and the activity that it was made for. */
export interface VerifiedByProxy extends AwellProxyActivity {
  bookingUid: string;
  seatUid?: string | undefined;
}

/** What a page asks Awell for. Nothing has been asked of Awell yet. */
export interface AwellProxyOperation extends ClaimedBooking {
  name: 'getExtensionActivity' | 'completeExtensionActivity';
  /**
   * Reads from Awell, once a request, which activity of which care flow this is about.
   *
   * @returns `undefined` where there is none, or none of Cal.com's *Book appointment*.
   */
  readActivity: () => Promise<AwellProxyActivity | undefined>;
}

export interface AwellProxyOptions extends GuardOptions {
  /** Awell's tenant-wide API key. It is in no answer, error or log. */
  apiKey: string;
  /** Awell's `https://api.<region>awellhealth.com/orchestration/m2m/graphql`. */
  endpoint: string;
  /** Lets `endpoint` be `http:` beyond this machine, for a network of your own. @default false */
  allowHttp?: boolean | undefined;
  /**
   * Asked before anything is asked of Awell: says whether this person may do this. Find out first who is signed in, and
   * then, by `operation.readActivity()`, whether the care flow is theirs.
   */
  authorize: Authorize<AwellProxyOperation>;
  /**
   * Reads the booking before Awell is told of it, since a page's word is a claim: `createCalClient()`. What Cal.com
   * doesn't know yet is answered with 503, so that the page tries again.
   * @default what the page says is told
   */
  calClient?: CalClient | undefined;
  /**
   * With `calClient`: asked about a booking that names no activity, since Cal.com loses the metadata of a seat that is
   * moved by the link in its mail. Say from your table, which webhooks fill, whether it was made for this one.
   * @default no
   */
  isOfActivity?: VerifyBookingOptions['isOfActivity'];
  /** With `calClient`: told of each booking that was verified, before Awell is. For a table of who booked what. */
  onVerified?: ((booking: VerifiedByProxy) => unknown) | undefined;
  /** @default globalThis.fetch */
  fetch?: typeof globalThis.fetch | undefined;
  /** Time that one of Awell's answers may take, in ms. `Infinity` is no limit. @default 15000 */
  timeout?: number | null | undefined;
}

const WHO = 'createAwellProxy';
const RESPOND_WITHIN_MS = 15_000;
const PLUGIN_KEY = 'calDotCom';
const ACTION_KEY = 'bookAppointment';
/** The settings that a booking page needs; the others (Cal.com's API key) stay here. */
const PUBLIC_SETTINGS = new Set(['customDomain']);

function readDataPoints(value: unknown): DataPoint[] {
  const points = (Array.isArray(value) ? value : [undefined]).map((point: unknown) => {
    if (!isRecord(point)) return undefined;
    const key = readText(point['key'], 100);
    const text = point['value'];
    return key !== undefined && typeof text === 'string' ? { key, value: text } : undefined;
  });
  const read = points.filter((point) => point !== undefined);
  if (read.length === points.length && read.length <= 50) return read;
  throw new Refusal(400, 'bad_request', 'data_points are not a list of { key, value } in text.');
}

function withPublicSettings(record: WireRecord): WireRecord {
  const { settings } = record;
  const shown = (Array.isArray(settings) ? settings : []).filter(
    (setting: unknown) => isRecord(setting) && PUBLIC_SETTINGS.has(String(setting['key'])),
  );
  return { ...record, settings: shown };
}

const activityIn = (record: WireRecord): AwellProxyActivity => ({
  activityId: String(record['activity_id']),
  careFlowId: String(record['pathway_id'] ?? ''),
});

const refusedByAwell = {
  code: 'upstream_refused',
  status: 200,
  message: 'Awell answered with an error: its key, the id, or the data points.',
};

/** The same whether there is none or it is somebody else's, so that nobody learns which. */
const noActivity = (cause?: unknown): Refusal =>
  new Refusal(
    403,
    'unauthorized',
    'This is no Book appointment activity, or not one of whoever is signed in: see authorize of createAwellProxy.',
    {},
    { cause },
  );

/** Completions are sent with the booking that they are about, which Awell itself takes no notice of. */
function claimedBooking(extensions: unknown, dataPoints: readonly DataPoint[]): ClaimedBooking {
  const told = isRecord(extensions) ? extensions['booking'] : undefined;
  const { uid, seatUid } = isRecord(told) ? told : {};
  const named = dataPoints.find(({ key }) => key === 'bookingId')?.value;
  const bookingUid = readUid(uid) ?? (Number.isNaN(Number(named)) ? readUid(named) : undefined);
  return { bookingUid, seatUid: readUid(seatUid), dataPoints };
}

/** What a request is about: the record of an activity, once it is asked for. */
interface Asked extends ClaimedBooking {
  name: AwellProxyOperation['name'];
  /** Of a completion. */
  activityId?: string;
  /** Id of the record: it is known of the other operation only. */
  recordId?: string;
}

/** Only what is asked for is read of the query; the one that is sent to Awell is ours. */
function readAsked({ query, variables, extensions }: WireRecord): Asked {
  if (!isRecord(variables)) throw new Refusal(400, 'bad_request', 'The variables are missing.');
  const operations = /\b(extensionActivityRecord|completeExtensionActivity)\s*\(/g;
  const names = [...String(query).matchAll(operations)].map(([, name]) => name);
  if (names.length !== 1) throw new Refusal(403, 'not_allowed', 'This operation does not pass.');
  if (names[0] === 'extensionActivityRecord') {
    const recordId = readText(variables['id'], 200);
    if (recordId === undefined) throw new Refusal(400, 'bad_request', 'The id is missing.');
    return { name: 'getExtensionActivity', recordId, dataPoints: [] };
  }
  const { input } = variables;
  const activityId = isRecord(input) ? readText(input['activity_id'], 200) : undefined;
  if (!isRecord(input) || activityId === undefined) {
    throw new Refusal(400, 'bad_request', 'input.activity_id is missing.');
  }
  const claimed = claimedBooking(extensions, readDataPoints(input['data_points']));
  return { name: 'completeExtensionActivity', activityId, ...claimed };
}

/**
 * A custom app's own endpoint in front of Awell, whose key reaches every care flow of the tenant. It lets through two
 * operations of `createAwellClient`: the record of an extension activity and its completion, only of Cal.com's
 * *Book appointment*, only for whom `authorize` allows it, and never the settings with Cal.com's key.
 *
 * @example
 * // app/api/awell/route.ts
 * export const POST = createAwellProxy({ apiKey, endpoint, authorize: ownsCareFlow });
 *
 * @throws BookingError `missing_authorize`, `invalid_input`.
 */
export function createAwellProxy(
  options: AwellProxyOptions,
): (request: Request) => Promise<Response> {
  const { authorize, calClient, isOfActivity, onVerified, fetch } = options;
  requireAuthorize(authorize, WHO);
  const apiKey = readKey(WHO, 'apiKey', options.apiKey);
  const endpoint = readUpstream(WHO, 'endpoint', options.endpoint, options.allowHttp);
  const timeout = readTimeLimit(options.timeout, RESPOND_WITHIN_MS, 'timeout');
  const scrub = createScrubber(apiKey);
  const ask = createAwellUpstream({ apiKey, endpoint, fetch, timeout, scrub });

  const recordOf = async (id: string, signal: AbortSignal): Promise<WireRecord | undefined> => {
    const { record } = await ask('extensionActivityRecord', { id }, signal);
    const isOurs =
      isRecord(record) &&
      record['plugin_key'] === PLUGIN_KEY &&
      record['plugin_action_key'] === ACTION_KEY;
    return isOurs ? record : undefined;
  };

  /** A completion names the activity only: Awell is asked for its object, and that for its record. */
  const findRecord = async (
    asked: Asked,
    signal: AbortSignal,
    report: Report,
  ): Promise<WireRecord | undefined> => {
    const { recordId, activityId: id } = asked;
    try {
      if (recordId !== undefined) return await recordOf(recordId, signal);
      const { activity } = await ask('activity', { id }, signal);
      const object = isRecord(activity) ? activity['object'] : undefined;
      const objectId = isRecord(object) ? readText(object['id'], 200) : undefined;
      const record = objectId === undefined ? undefined : await recordOf(objectId, signal);
      return record?.['activity_id'] === id ? record && { ...record, id: objectId } : undefined;
    } catch (error) {
      if (!(error instanceof AwellErrors) || error.mayPass) throw error;
      report(refusedByAwell);
      return undefined;
    }
  };

  const complete = async (
    record: WireRecord,
    { dataPoints }: Asked,
    signal: AbortSignal,
  ): Promise<unknown> => {
    const input = { activity_id: record['activity_id'], data_points: dataPoints };
    const done = await ask('completeExtensionActivity', { input }, signal).catch(
      async (error: unknown) => {
        if (error instanceof AwellErrors && error.isAlreadyDone) {
          // The one that was read before is of the time before, where another request was faster.
          const isThere = valuesOf(record)?.length;
          const now = isThere
            ? record
            : await recordOf(String(record['id']), signal).catch(() => undefined);
          error.completedWith = valuesOf(now);
        }
        throw error;
      },
    );
    return { completeExtensionActivity: { code: codeOf(done['code']), success: done['success'] } };
  };

  const handle = async (request: Request, report: Report): Promise<unknown> => {
    if (request.method !== 'POST') {
      throw new Refusal(405, 'method_not_allowed', 'This endpoint takes POST.', { allow: 'POST' });
    }
    const asked = readAsked(await readJsonBody(request));
    const { name, bookingUid, seatUid, dataPoints } = asked;
    const { signal } = request;
    let found: Promise<WireRecord | undefined> | undefined;
    const readRecord = (): Promise<WireRecord | undefined> =>
      (found ??= findRecord(asked, signal, report));
    const readActivity = async (): Promise<AwellProxyActivity | undefined> => {
      const record = await readRecord();
      return record && activityIn(record);
    };
    const operation = { name, bookingUid, seatUid, dataPoints, readActivity };
    const isAllowed = (await askApp(authorize, request, operation)) === true;
    const record = isAllowed ? await readRecord() : undefined;
    if (!record) throw noActivity();
    if (name === 'getExtensionActivity') {
      return { extensionActivityRecord: { success: true, record: withPublicSettings(record) } };
    }
    if (calClient) {
      const id = String(record['activity_id']);
      await verifyBooking(id, asked, { client: calClient, isOfActivity, signal });
      await onVerified?.({ ...activityIn(record), bookingUid: String(bookingUid), seatUid });
    }
    return complete(record, asked, signal);
  };

  return createEndpoint(options, async (request, report) => {
    const body = await handle(request, report).then(
      (data) => ({ data }),
      (error: unknown) => {
        if (!(error instanceof AwellErrors)) throw error;
        report(refusedByAwell);
        return error;
      },
    );
    return answer(200, scrub(JSON.stringify(body)));
  });
}
