import { codeOf, valuesOf } from '../api/awellErrors';
import { BookingError } from '../errors';
import { readTimeLimit } from '../timeLimit';
import { isRecord, readHttpUrl, readText, type WireRecord } from '../wire';
import { answer, Refusal } from './answers';
import { isAuthorized, requireAuthorize, type Authorize } from './authorize';
import { AwellErrors, createAwellUpstream } from './awellUpstream';
import { createEndpoint, readJsonBody, type GuardOptions } from './guard';
import { createScrubber } from './scrub';

/** What a page asks Awell for. `authorize` says whether this patient owns this activity. */
export interface AwellProxyOperation {
  name: 'getExtensionActivity' | 'completeExtensionActivity';
  /** Id of the activity. */
  activityId: string;
  /** Id of the care flow that it is part of (`pathway_id`). */
  careFlowId: string;
}

export interface AwellProxyOptions extends GuardOptions {
  /** Awell's tenant-wide API key. It is in no answer, error or log. */
  apiKey: string;
  /** Awell's `https://api.<region>awellhealth.com/orchestration/m2m/graphql`. */
  endpoint: string;
  /** Asked once Awell has told whose activity it is, before anything is answered or done. */
  authorize: Authorize<AwellProxyOperation>;
  /** @default globalThis.fetch */
  fetch?: typeof globalThis.fetch | undefined;
  /** Time that one of Awell's answers may take, in ms. `Infinity` is no limit. @default 15000 */
  timeout?: number | null | undefined;
}

const RESPOND_WITHIN_MS = 15_000;
const PLUGIN_KEY = 'calDotCom';
const ACTION_KEY = 'bookAppointment';
/** The settings that a booking page needs; the others (Cal.com's API key) stay here. */
const PUBLIC_SETTINGS = new Set(['customDomain']);

interface DataPointInput {
  key: string;
  value: string;
}

function readDataPoints(value: unknown): DataPointInput[] {
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

const noActivity = (): Refusal =>
  new Refusal(404, 'not_found', 'There is no such Book appointment activity.');

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
  const { endpoint, authorize, fetch } = options;
  const timeout = readTimeLimit(options.timeout, RESPOND_WITHIN_MS, 'timeout');
  requireAuthorize(authorize, 'createAwellProxy');
  const apiKey = options.apiKey?.trim();
  if (!apiKey || readHttpUrl(endpoint) === undefined) {
    const field = apiKey ? 'endpoint' : 'apiKey';
    throw new BookingError('invalid_input', `createAwellProxy: ${field} is missing.`, { field });
  }
  const scrub = createScrubber(apiKey);
  const ask = createAwellUpstream({ apiKey, endpoint, fetch, timeout, scrub });

  const recordOf = async (id: string): Promise<WireRecord> => {
    const { record } = await ask('extensionActivityRecord', { id });
    const isOurs =
      isRecord(record) &&
      record['plugin_key'] === PLUGIN_KEY &&
      record['plugin_action_key'] === ACTION_KEY;
    if (!isOurs) throw noActivity();
    return record;
  };

  const allow = async (
    request: Request,
    name: AwellProxyOperation['name'],
    record: WireRecord,
  ): Promise<void> => {
    const operation = {
      name,
      activityId: String(record['activity_id']),
      careFlowId: String(record['pathway_id'] ?? ''),
    };
    if (await isAuthorized(authorize, request, operation)) return;
    throw new Refusal(403, 'unauthorized', 'This is not allowed.');
  };

  const getRecord = async (request: Request, variables: WireRecord): Promise<unknown> => {
    const id = readText(variables['id'], 200);
    if (id === undefined) throw new Refusal(400, 'bad_request', 'The id is missing.');
    const record = await recordOf(id);
    await allow(request, 'getExtensionActivity', record);
    const { settings } = record;
    const shown = (Array.isArray(settings) ? settings : []).filter(
      (setting: unknown) => isRecord(setting) && PUBLIC_SETTINGS.has(String(setting['key'])),
    );
    return {
      extensionActivityRecord: { success: true, record: { ...record, settings: shown } },
    };
  };

  /** A completion names the activity only: Awell is asked for its object, and that for its record. */
  const complete = async (request: Request, variables: WireRecord): Promise<unknown> => {
    const { input } = variables;
    const id = isRecord(input) ? readText(input['activity_id'], 200) : undefined;
    if (!isRecord(input) || id === undefined) {
      throw new Refusal(400, 'bad_request', 'input.activity_id is missing.');
    }
    const dataPoints = readDataPoints(input['data_points']);
    const { activity } = await ask('activity', { id });
    const object = isRecord(activity) ? activity['object'] : undefined;
    const objectId = isRecord(object) ? readText(object['id'], 200) : undefined;
    if (objectId === undefined) throw noActivity();
    const record = await recordOf(objectId);
    if (record['activity_id'] !== id) throw noActivity();
    await allow(request, 'completeExtensionActivity', record);

    const sent = { input: { activity_id: id, data_points: dataPoints } };
    const done = await ask('completeExtensionActivity', sent).catch(async (error: unknown) => {
      if (error instanceof AwellErrors && error.isAlreadyDone) {
        // The one that was read before is of the time before, where another request was faster.
        const isThere = valuesOf(record)?.length;
        const now = isThere ? record : await recordOf(objectId).catch(() => undefined);
        error.completedWith = valuesOf(now);
      }
      throw error;
    });
    return { completeExtensionActivity: { code: codeOf(done['code']), success: done['success'] } };
  };

  const handle = async (request: Request): Promise<unknown> => {
    if (request.method !== 'POST') {
      throw new Refusal(405, 'method_not_allowed', 'This endpoint takes POST.', { allow: 'POST' });
    }
    const { query, variables } = await readJsonBody(request);
    if (!isRecord(variables)) throw new Refusal(400, 'bad_request', 'The variables are missing.');
    // Only what is asked for is read of the query; the one that is sent to Awell is ours.
    const names = [
      ...String(query).matchAll(/\b(extensionActivityRecord|completeExtensionActivity)\s*\(/g),
    ];
    const [name] = names.map(([, found]) => found);
    if (names.length !== 1) throw new Refusal(403, 'not_allowed', 'This operation does not pass.');
    return (name === 'extensionActivityRecord' ? getRecord : complete)(request, variables);
  };

  return createEndpoint(options, async (request) => {
    const body = await handle(request).then(
      (data) => ({ data }),
      (error: unknown) => {
        if (!(error instanceof AwellErrors)) throw error;
        if (error.has('NOT_FOUND')) throw noActivity();
        return error;
      },
    );
    return answer(200, scrub(JSON.stringify(body)));
  });
}
