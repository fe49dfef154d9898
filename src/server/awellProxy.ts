import type { CalClient } from '../api/cal/calClient';
import { readKey, readUpstream } from '../api/upstream';
import { checkFunctions, refused } from '../checkOptions';
import { readOptions } from '../options';
import { readTimeLimit } from '../timeLimit';
import { isRecord, type WireRecord } from '../wire';
import { answer, Refusal } from './answers';
import { askApp, requireAuthorize, type Authorize } from './authorize';
import { readAsked } from './awellAsked';
import { createAwellRecords, refusedByAwell } from './awellRecords';
import { AwellErrors, createAwellUpstream } from './awellUpstream';
import { createEndpoint, readJsonBody, type GuardOptions, type Report } from './guard';
import { createScrubber } from './scrub';
import { verifyBooking, type ClaimedBooking, type VerifyBookingOptions } from './verifyBooking';

/** An activity, as Awell knows it. */
export interface AwellProxyActivity {
  /** Id of the activity. */
  activityId: string;
  /** Id of the care flow that it is part of (`pathway_id`). */
  careFlowId: string;
}

/** A booking that Cal.com knows, and the activity that it was made for. */
export interface VerifiedByProxy extends AwellProxyActivity {
  /** The booking's `uid`. */
  bookingUid: string;
  /** Key of the patient's seat, if the booking is shared. */
  seatUid?: string | undefined;
}

/** What a page asks Awell for. Nothing has been asked of Awell yet. */
export interface AwellProxyOperation extends ClaimedBooking {
  /** What is asked of Awell. */
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
/** The settings that a booking page needs; the others (Cal.com's API key) stay here. */
const PUBLIC_SETTINGS = new Set(['customDomain']);

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

/** The same whether there is none or it is somebody else's, so that nobody learns which. */
const noActivity = (cause?: unknown): Refusal =>
  new Refusal(
    403,
    'unauthorized',
    'This is no Book appointment activity, or not one of whoever is signed in: see authorize of createAwellProxy.',
    {},
    { cause },
  );

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
export function createAwellProxy(all: AwellProxyOptions): (request: Request) => Promise<Response> {
  const options = readOptions(all);
  const { authorize, calClient, isOfActivity, onVerified, fetch } = options;
  requireAuthorize(authorize, WHO);
  checkFunctions(WHO, { fetch, isOfActivity, onVerified });
  if (calClient !== undefined && typeof calClient.getBooking !== 'function') {
    throw refused(WHO, 'calClient', 'is what createCalClient makes.');
  }
  const apiKey = readKey(WHO, 'apiKey', options.apiKey);
  const endpoint = readUpstream(WHO, 'endpoint', options.endpoint, options.allowHttp);
  const timeout = readTimeLimit(options.timeout, RESPOND_WITHIN_MS, 'timeout');
  const scrub = createScrubber(apiKey);
  const ask = createAwellUpstream({ apiKey, endpoint, fetch, timeout, scrub });
  const { findRecord, complete } = createAwellRecords(ask);

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
