import 'server-only';

const ask = async <T>(query: string, variables: object): Promise<T> => {
  const response = await fetch(process.env.AWELL_ENDPOINT ?? '', {
    method: 'POST',
    headers: {
      apiKey: process.env.AWELL_API_KEY ?? '',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ query, variables }),
    cache: 'no-store',
  });
  const { data, errors } = (await response.json()) as { data: T; errors?: { message: string }[] };
  if (errors) throw new Error(errors[0]?.message);
  return data;
};

export interface Activity {
  id: string;
  object: { id: string; name: string; type: string };
}

/** Starts a care flow for a patient. @returns its id. */
export async function startCareFlow(definitionId: string, patientId: string): Promise<string> {
  const { startPathway } = await ask<{ startPathway: { pathway_id: string } }>(
    'mutation ($input: StartPathwayInput!) { startPathway(input: $input) { pathway_id } }',
    { input: { pathway_definition_id: definitionId, patient_id: patientId } },
  );
  return startPathway.pathway_id;
}

/** The patient's current activity. */
export async function currentActivity(careFlowId: string): Promise<Activity | undefined> {
  const { careflowActivities } = await ask<{ careflowActivities: { activities: Activity[] } }>(
    `query ($id: String!) {
      careflowActivities(pathway_id: $id, filters: { activity_status: ["ACTIVE"] }) {
        activities { id object { id name type } }
      }
    }`,
    { id: careFlowId },
  );
  return careflowActivities.activities[0];
}

export async function readMessage(id: string): Promise<string> {
  const { message } = await ask<{ message: { message: { body: string } } }>(
    'query ($id: String!) { message(id: $id) { message { body } } }',
    { id },
  );
  return message.message.body;
}

export const markAsRead = (activityId: string): Promise<unknown> =>
  ask(
    'mutation ($input: MarkMessageAsReadInput!) { markMessageAsRead(input: $input) { success } }',
    { input: { activity_id: activityId } },
  );
