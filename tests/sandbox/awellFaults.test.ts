import { describe, expect, it } from 'vitest';
import { type FaultMode, SANDBOX_API_KEY } from '../../sandbox/awell';
import {
  activitiesOf,
  type Answer,
  awell,
  begin,
  bookingId,
  COMPLETE,
  type Completed,
  post,
  serveAwell,
} from './awellClient';

serveAwell();

const attempt = async (activityId: string, signal?: AbortSignal) => {
  const input = { activity_id: activityId, data_points: bookingId('7') };
  const response = await post(COMPLETE, { input }, signal ? { signal } : {}).catch(() => null);
  if (!response) return 'no answer';
  if (response.status !== 200) return String(response.status);
  const { data, errors } = (await response.json()) as Answer<Completed>;
  if (errors) return 'errors';
  return data?.completeExtensionActivity.success ? 'done' : 'refused';
};

describe('faults', () => {
  it.each<[FaultMode, string, number]>([
    ['network', 'no answer', 0],
    ['500', '500', 0],
    ['429', '429', 0],
    ['graphql', 'errors', 0],
    ['success-false', 'refused', 0],
    ['after', 'no answer', 1],
  ])('%s: the caller sees "%s", Awell acts %i times', async (mode, seen, completions) => {
    const { activityId } = begin();
    awell.store.failNext({ mode });
    expect(await attempt(activityId)).toBe(seen);
    expect(awell.store.completions(activityId)).toHaveLength(completions);
    expect(await attempt(activityId)).toBe(completions === 0 ? 'done' : 'errors');
    expect(awell.store.completions(activityId)).toHaveLength(1);
  });

  it('hang: keeps the caller waiting until it gives up', async () => {
    const { activityId } = begin();
    awell.store.failNext({ mode: 'hang' });
    expect(await attempt(activityId, AbortSignal.timeout(300))).toBe('no answer');
    expect(await attempt(activityId)).toBe('done');
  });

  it('strikes as often as asked, and only the operation asked for', async () => {
    const { activityId, careFlowId } = begin();
    awell.store.failNext({ mode: '500', times: 2 });
    expect(await activitiesOf(careFlowId)).toHaveLength(2);
    expect(await attempt(activityId)).toBe('500');
    expect(await attempt(activityId)).toBe('500');
    expect(await attempt(activityId)).toBe('done');
  });

  it('rejects in process as fetch would', async () => {
    awell.store.failNext({ mode: 'network', operation: '*' });
    const request = new Request('http://awell.test/orchestration/m2m/graphql', {
      method: 'POST',
      headers: { apiKey: SANDBOX_API_KEY, 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    await expect(async () => awell.app.fetch(request)).rejects.toThrow(TypeError);
  });
});
