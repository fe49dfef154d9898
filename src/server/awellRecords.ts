import { codeOf, valuesOf } from '../api/awellErrors';
import { isRecord, readText, type WireRecord } from '../wire';
import type { AskedOfAwell } from './awellAsked';
import { AwellErrors, type AskAwell } from './awellUpstream';
import type { Report } from './guard';

const PLUGIN_KEY = 'calDotCom';
const ACTION_KEY = 'bookAppointment';
export const refusedByAwell = {
  code: 'upstream_refused',
  status: 200,
  message: 'Awell answered with an error. Check the API key, the id and the data points.',
};

/** Reads and completes activities of Cal.com's *Book appointment* only. */
export function createAwellRecords(ask: AskAwell) {
  const recordOf = async (id: string, signal: AbortSignal): Promise<WireRecord | undefined> => {
    const { record } = await ask('extensionActivityRecord', { id }, signal);
    const isOurs =
      isRecord(record) &&
      record['plugin_key'] === PLUGIN_KEY &&
      record['plugin_action_key'] === ACTION_KEY;
    return isOurs ? record : undefined;
  };

  /** A completion has only the id of the activity. Its object has the id of the record. */
  const findRecord = async (
    asked: AskedOfAwell,
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
    { dataPoints }: AskedOfAwell,
    signal: AbortSignal,
  ): Promise<unknown> => {
    const input = { activity_id: record['activity_id'], data_points: dataPoints };
    const done = await ask('completeExtensionActivity', { input }, signal).catch(
      async (error: unknown) => {
        if (error instanceof AwellErrors && error.isAlreadyDone) {
          // The record that was read before is outdated if another request completed the activity since.
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

  return { findRecord, complete };
}
