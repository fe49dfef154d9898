import { CARE_FLOW_ENDPOINT } from './services';

export interface Activity {
  id: string;
  date: string;
  status: 'ACTIVE' | 'CANCELED' | 'DONE' | 'EXPIRED' | 'FAILED';
  object: { id: string; name: string; type: string };
}

export interface Message {
  subject: string | null;
  body: string;
}

export interface DataPoint {
  label: string;
  value: string;
}

interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string }[];
}

async function ask<T>(operation: string, query: string, variables: object): Promise<T> {
  const response = await fetch(CARE_FLOW_ENDPOINT, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as Answer;
  const [error] = errors ?? [];
  if (error) throw new Error(error.message);
  const payload = data?.[operation] as (T & { success?: boolean }) | undefined;
  if (!payload || payload.success === false) throw new Error(`Awell refused ${operation}.`);
  return payload;
}

export async function startCareFlow(definitionId: string, patientId: string): Promise<string> {
  const { pathway_id: id } = await ask<{ pathway_id: string }>(
    'startPathway',
    'mutation ($input: StartPathwayInput!) { startPathway(input: $input) { success pathway_id } }',
    { input: { pathway_definition_id: definitionId, patient_id: patientId } },
  );
  return id;
}

export async function listActivities(careFlowId: string): Promise<Activity[]> {
  const { activities } = await ask<{ activities: Activity[] }>(
    'careflowActivities',
    `query ($id: String!, $filters: FilterCareflowActivitiesParams) {
      careflowActivities(pathway_id: $id, filters: $filters) {
        success
        activities { id date status object { id name type } }
      }
    }`,
    { id: careFlowId, filters: { activity_type: ['MESSAGE', 'PLUGIN_ACTION'] } },
  );
  activities.sort((a, b) => a.date.localeCompare(b.date));
  return activities;
}

export async function readMessage(objectId: string): Promise<Message> {
  const { message } = await ask<{ message: Message }>(
    'message',
    'query ($id: String!) { message(id: $id) { success message { subject body } } }',
    { id: objectId },
  );
  return message;
}

export async function markAsRead(activityId: string): Promise<void> {
  await ask(
    'markMessageAsRead',
    `mutation ($input: MarkMessageAsReadInput!) {
      markMessageAsRead(input: $input) { success activity { id } }
    }`,
    { input: { activity_id: activityId } },
  );
}

export async function readDataPoints(objectId: string): Promise<DataPoint[]> {
  const { record } = await ask<{ record: { data_points: DataPoint[] } }>(
    'extensionActivityRecord',
    `query ($id: String!) {
      extensionActivityRecord(id: $id) { success record { data_points { label value } } }
    }`,
    { id: objectId },
  );
  return record.data_points;
}
