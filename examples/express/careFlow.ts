interface Activity {
  id: string;
  object: { id: string; name: string; type: string };
}

async function ask<T>(query: string, variables: object): Promise<T> {
  const { AWELL_ENDPOINT = '', AWELL_API_KEY = '' } = process.env;
  const response = await fetch(AWELL_ENDPOINT, {
    method: 'POST',
    headers: { apiKey: AWELL_API_KEY, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: T; errors?: { message: string }[] };
  if (errors) throw new Error(errors[0]?.message);
  return data;
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

export const markAsRead = (activityId: string): Promise<unknown> =>
  ask(
    'mutation ($input: MarkMessageAsReadInput!) { markMessageAsRead(input: $input) { success } }',
    { input: { activity_id: activityId } },
  );
