import { describe, expect, it } from 'vitest';
import { ask, awell, begin, bookingId, complete, preflight, serveAwell } from './awellClient';

serveAwell();

describe('access to the Awell sandbox', () => {
  const sessionPath = '/orchestration/graphql';
  const SESSION = `mutation ($input: StartHostedActivitySessionInput!) {
    startHostedActivitySession(input: $input) { session_id session_url }
  }`;
  const MINE = '{ hostedSessionActivities { activities { id status } } }';

  it.each([{}, { apiKey: 'wrong' }])('refuses the API key in %o', async (headers) => {
    const { errors } = await complete(begin().activityId, bookingId('1'), { headers });
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHORIZED');
  });

  it('refuses a session it did not start', async () => {
    const headers = { authorization: 'Bearer made-up' };
    const { errors } = await ask(MINE, {}, { headers, path: sessionPath });
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHORIZED');
  });

  it('shows a session its own care flow and no other', async () => {
    const mine = begin();
    const other = begin();
    const stakeholder = awell.store.careFlow(mine.careFlowId)?.patientId;
    const input = { pathway_id: mine.careFlowId, stakeholder_id: stakeholder };
    const { data } = await ask<{ startHostedActivitySession: { session_id: string } }>(SESSION, {
      input,
    });
    const token = awell.store.sessionToken(data?.startHostedActivitySession.session_id ?? '');
    const options = { headers: { authorization: `Bearer ${token}` }, path: sessionPath };

    const listed = await ask<{ hostedSessionActivities: { activities: object[] } }>(
      MINE,
      {},
      options,
    );
    expect(listed.data?.hostedSessionActivities.activities).toHaveLength(2);
    const foreign = await complete(other.activityId, bookingId('1'), options);
    expect(foreign.errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    const own = await complete(mine.activityId, bookingId('1'), options);
    expect(own.data?.completeExtensionActivity.success).toBe(true);
    const started = await ask(SESSION, { input }, options);
    expect(started.errors?.[0]?.extensions?.code).toBe('UNAUTHORIZED');
  });

  it('accepts a page on any origin', async () => {
    const { headers } = await preflight('http://localhost:5173');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-headers')).toMatch(/apiKey/);
  });
});
