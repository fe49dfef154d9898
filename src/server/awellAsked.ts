import type { DataPoint } from '../booking/dataPoints';
import { isRecord, readText, readUid, type WireRecord } from '../wire';
import { Refusal } from './answers';
import type { ClaimedBooking } from './verifyBooking';

function readDataPoints(value: unknown): DataPoint[] {
  const points = (Array.isArray(value) ? value : [undefined]).map((point: unknown) => {
    if (!isRecord(point)) return undefined;
    const key = readText(point['key'], 100);
    const text = point['value'];
    return key !== undefined && typeof text === 'string' ? { key, value: text } : undefined;
  });
  const read = points.filter((point) => point !== undefined);
  if (read.length === points.length && read.length <= 50) return read;
  throw new Refusal(400, 'bad_request', 'data_points must be a list of { key, value }, both text.');
}

/** The booking that a completion is about. The page sends it in the request's extensions, which Awell ignores. */
function claimedBooking(extensions: unknown, dataPoints: readonly DataPoint[]): ClaimedBooking {
  const booking = isRecord(extensions) ? extensions['booking'] : undefined;
  const { uid, seatUid } = isRecord(booking) ? booking : {};
  const named = dataPoints.find(({ key }) => key === 'bookingId')?.value;
  const bookingUid = readUid(uid) ?? (Number.isNaN(Number(named)) ? readUid(named) : undefined);
  return { bookingUid, seatUid: readUid(seatUid), dataPoints };
}

/** What a request asks for. */
export interface AskedOfAwell extends ClaimedBooking {
  name: 'getExtensionActivity' | 'completeExtensionActivity';
  /** Of a completion. */
  activityId?: string;
  /** Id of the record. Only the other operation has it. */
  recordId?: string;
}

/** The query only decides which operation it is; Awell gets our own query. */
export function readAsked({ query, variables, extensions }: WireRecord): AskedOfAwell {
  if (!isRecord(variables)) throw new Refusal(400, 'bad_request', 'variables are missing.');
  const operations = /\b(extensionActivityRecord|completeExtensionActivity)\s*\(/g;
  const names = [...String(query).matchAll(operations)].map(([, name]) => name);
  if (names.length !== 1)
    throw new Refusal(403, 'not_allowed', "This proxy doesn't allow this operation.");
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
