import type { AddressInfo } from 'node:net';
import { serve, type ServerType } from '@hono/node-server';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { createAwellSandbox, type DataPoint, SANDBOX_API_KEY } from '../../sandbox/awell';

export const awell = createAwellSandbox();
let server: ServerType;
let origin = '';

/** Serves one sandbox over HTTP for the tests of a file, and empties it before each. */
export function serveAwell(): void {
  beforeAll(async () => {
    await new Promise<void>((resolve) => {
      server = serve({ fetch: awell.app.fetch, port: 0, hostname: 'localhost' }, () => resolve());
    });
    origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
  });
  beforeEach(() => {
    awell.store.reset();
  });
}

export function preflight(from: string): Promise<Response> {
  return fetch(`${origin}/orchestration/m2m/graphql`, {
    method: 'OPTIONS',
    headers: { origin: from, 'access-control-request-method': 'POST' },
  });
}

export interface Answer<T> {
  data: T | null;
  errors?: { message: string; extensions?: { code?: string } }[];
}

export interface Ask {
  headers?: Record<string, string>;
  path?: string;
  signal?: AbortSignal;
}

export function post(query: string, variables: object, { headers, path, signal }: Ask = {}) {
  return fetch(`${origin}${path ?? '/orchestration/m2m/graphql'}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(headers ?? { apiKey: SANDBOX_API_KEY }) },
    body: JSON.stringify({ query, variables }),
    ...(signal && { signal }),
  });
}

export async function ask<T>(query: string, variables: object, options?: Ask): Promise<Answer<T>> {
  const response = await post(query, variables, options);
  expect(response.status).toBe(200);
  return (await response.json()) as Answer<T>;
}

export const ACTIVITIES = `query ($id: String!, $filters: FilterCareflowActivitiesParams) {
  careflowActivities(pathway_id: $id, filters: $filters) {
    success activities { id status object { id type name } indirect_object { id } }
  }
}`;
export const RECORD = `query ($id: String!) {
  extensionActivityRecord(id: $id) {
    success
    record {
      id activity_id pathway_id plugin_key plugin_action_key
      fields { id type label value } settings { key value } data_points { label value valueType }
    }
  }
}`;
export const COMPLETE = `mutation ($input: CompleteExtensionActivityInput!) {
  completeExtensionActivity(input: $input) { code success activity { id status resolution } }
}`;
export const READ = `mutation ($input: MarkMessageAsReadInput!) {
  markMessageAsRead(input: $input) { success activity { status } }
}`;
export const START = `mutation ($input: StartPathwayInput!) {
  startPathway(input: $input) { code success pathway_id stakeholders { id } }
}`;

export interface Activities {
  careflowActivities: {
    activities: { id: string; status: string; object: { id: string; type: string } }[];
  };
}
export interface ExtensionRecord {
  extensionActivityRecord: {
    record: {
      activity_id: string;
      fields: object[];
      settings: { key: string; value: string }[] | null;
      data_points: object[];
    };
  };
}
export interface Completed {
  completeExtensionActivity: { code: string; success: boolean; activity: { status: string } };
}

export const bookingId = (value: string): DataPoint[] => [{ key: 'bookingId', value }];

export const activitiesOf = async (id: string, filters?: object) =>
  (await ask<Activities>(ACTIVITIES, { id, filters })).data?.careflowActivities.activities ?? [];

export const complete = (activityId: string, dataPoints = bookingId('42'), options?: Ask) =>
  ask<Completed>(
    COMPLETE,
    { input: { activity_id: activityId, data_points: dataPoints } },
    options,
  );

export const recordOf = async (id: string) =>
  (await ask<ExtensionRecord>(RECORD, { id })).data?.extensionActivityRecord.record;

export const begin = (calLink = 'clinic/intake') => awell.store.startBookAppointment({ calLink });
