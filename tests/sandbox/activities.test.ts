import { expect, it } from 'vitest';
import { createAwellSandbox } from '../../sandbox/awell';

it('one call starts another activity', async () => {
  const { app, store } = createAwellSandbox();
  const path = '/sandbox/activities?calLink=clinic/intake-confirm&customDomain=book.example';
  const response = await app.request(path, { method: 'POST' });
  const { careFlowId, activityId, recordId } = (await response.json()) as Record<string, string>;
  expect(store.careFlow(careFlowId ?? '')?.options).toEqual({
    calLink: 'clinic/intake-confirm',
    customDomain: 'book.example',
  });
  expect(store.activity(activityId ?? '')).toMatchObject({ status: 'ACTIVE', careFlowId });
  expect(store.activityOfObject(recordId ?? '')?.id).toBe(activityId);
});
