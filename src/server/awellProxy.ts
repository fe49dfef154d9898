import type { CalClient } from '../api/cal/calClient';
import { readKey, readUpstream } from '../api/upstream';
import { checkFunctions, invalidInput } from '../checkOptions';
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

/** An activity in Awell. */
export interface AwellProxyActivity {
  /** Id of the activity. */
  activityId: string;
  /** Id of its care flow (`pathway_id`). */
  careFlowId: string;
}

/** A booking that was verified at Cal.com, and its activity. */
export interface VerifiedByProxy extends AwellProxyActivity {
  /** uid of the booking. */
  bookingUid: string;
  /** Key of the patient's seat, if the booking is shared. */
  seatUid?: string | undefined;
}

/** A request of a page. Nothing has been sent to Awell yet. */
export interface AwellProxyOperation extends ClaimedBooking {
  /** The operation: reading the record of an activity, or completing it. */
  name: 'getExtensionActivity' | 'completeExtensionActivity';
  /**
   * Reads the activity and its care flow from Awell, at most once per request.
   *
   * @returns `undefined` if there is no such activity, or if it isn't one of Cal.com's *Book appointment*.
   */
  readActivity: () => Promise<AwellProxyActivity | undefined>;
}

/** Options of `createAwellProxy`. */
export interface AwellProxyOptions extends GuardOptions {
  /** Awell's tenant-wide API key. No answer, error or log contains it. */
  apiKey: string;
  /** Address of Awell's API: `https://api.<region>awellhealth.com/orchestration/m2m/graphql`. */
  endpoint: string;
  /** Allows an `http:` endpoint beyond this machine, for example in your private network. @default false */
  allowHttp?: boolean | undefined;
  /**
   * Decides whether this person may do this, before any request to Awell. Check first who is signed in, then with
   * `operation.readActivity()` whether the care flow is theirs.
   */
  authorize: Authorize<AwellProxyOperation>;
  /**
   * Client that verifies the booking at Cal.com before the activity is completed: `createCalClient()`. Pass it,
   * because a page can claim anything. If Cal.com doesn't know the booking yet, the answer is 503 and the page
   * retries.
   * @default no verification
   */
  calClient?: CalClient | undefined;
  /**
   * With `calClient`: decides about a booking whose metadata has no activity, because Cal.com loses a seat's metadata
   * if the patient reschedules by the link in the e-mail. Look it up in a table that your webhooks fill.
   * @default refuses the booking
   */
  isOfActivity?: VerifyBookingOptions['isOfActivity'];
  /**
   * With `calClient`: called with each verified booking, before the activity is completed. Use it to record who booked
   * what.
   */
  onVerified?: ((booking: VerifiedByProxy) => unknown) | undefined;
  /** Replaces the global `fetch`. @default globalThis.fetch */
  fetch?: typeof globalThis.fetch | undefined;
  /** Time limit for one of Awell's answers, in ms. `Infinity` means no limit. @default 15000 */
  timeout?: number | null | undefined;
}

const FUNCTION_NAME = 'createAwellProxy';
const RESPOND_WITHIN_MS = 15_000;
/** The settings that a booking page needs. The others (Cal.com's API key) are removed. */
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

/** The same answer whether the activity doesn't exist or is someone else's, so that it reveals nothing. */
const noActivity = (cause?: unknown): Refusal =>
  new Refusal(
    403,
    'unauthorized',
    "This isn't a Book appointment activity, or it isn't the signed-in person's: see authorize of createAwellProxy.",
    {},
    { cause },
  );

/**
 * An endpoint for your custom app that sends requests to Awell, because Awell's key can access every care flow of the
 * tenant. It allows two operations of `createAwellClient`: reading an extension activity record and completing it,
 * only for Cal.com's *Book appointment*, and only if `authorize` allows it. It removes settings such as Cal.com's key.
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
  requireAuthorize(authorize, FUNCTION_NAME);
  checkFunctions(FUNCTION_NAME, { fetch, isOfActivity, onVerified });
  if (calClient !== undefined && typeof calClient.getBooking !== 'function') {
    throw invalidInput('calClient', 'must be a client of createCalClient.', FUNCTION_NAME);
  }
  const apiKey = readKey(FUNCTION_NAME, 'apiKey', options.apiKey);
  const endpoint = readUpstream(FUNCTION_NAME, 'endpoint', options.endpoint, options.allowHttp);
  const timeout = readTimeLimit(options.timeout, RESPOND_WITHIN_MS, 'timeout');
  const scrub = createScrubber(apiKey);
  const ask = createAwellUpstream({ apiKey, endpoint, fetch, timeout, scrub });
  const { findRecord, complete } = createAwellRecords(ask);

  const handle = async (request: Request, report: Report): Promise<unknown> => {
    if (request.method !== 'POST') {
      throw new Refusal(405, 'method_not_allowed', 'This endpoint accepts only POST.', {
        allow: 'POST',
      });
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
