export interface Place {
  /** Address of Awell's orchestration API, for a session's token. */
  endpoint: string;
  token: string;
}

async function ask<T>({ endpoint, token }: Place, query: string, variables: object): Promise<T> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: T; errors?: { message: string }[] };
  if (errors) throw new Error(errors[0]?.message);
  return data;
}

interface Activity {
  id: string;
  status: string;
  object: { id: string; name: string; type: string };
}

/** The patient's current activity. */
export async function currentActivity(place: Place): Promise<Activity | undefined> {
  const { hostedSessionActivities } = await ask<{
    hostedSessionActivities: { activities: Activity[] };
  }>(
    place,
    'query { hostedSessionActivities { activities { id status object { id name type } } } }',
    {},
  );
  return hostedSessionActivities.activities.find(({ status }) => status === 'ACTIVE');
}

/** The record of an extension's activity, for its component. */
export async function activityDetails(place: Place, recordId: string): Promise<unknown> {
  const { extensionActivityRecord } = await ask<{ extensionActivityRecord: { record: unknown } }>(
    place,
    `query ($id: String!) {
      extensionActivityRecord(id: $id) {
        record {
          id activity_id pathway_id plugin_key plugin_action_key
          fields { id type label value }
          settings { key label value }
        }
      }
    }`,
    { id: recordId },
  );
  return extensionActivityRecord.record;
}

export const completeActivity = (
  place: Place,
  activityId: string,
  dataPoints: Record<string, unknown>,
): Promise<unknown> =>
  ask(
    place,
    `mutation ($input: CompleteExtensionActivityInput!) {
      completeExtensionActivity(input: $input) { code success activity { id status } }
    }`,
    {
      input: {
        activity_id: activityId,
        data_points: Object.entries(dataPoints).map(([key, value]) => ({
          key,
          value: String(value),
        })),
      },
    },
  );
