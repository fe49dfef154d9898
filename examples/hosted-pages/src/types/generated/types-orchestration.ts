import {
  gql,
  useMutation,
  useQuery,
  type MutationHookOptions,
  type QueryHookOptions,
} from '@apollo/client'

/* A small version of what Hosted Pages' code generator creates from its operations. */

export interface Activity {
  id: string
  status: 'ACTIVE' | 'DONE' | 'CANCELED' | 'EXPIRED' | 'FAILED'
  date: string
  object: { id: string; name: string; type: string }
  indirect_object?: { id: string; name: string; type: string } | null
}

const ActivityFragment = gql`
  fragment Activity on Activity {
    id
    status
    date
    object {
      id
      type
      name
    }
    indirect_object {
      id
      type
      name
    }
  }
`

export interface GetHostedSessionActivitiesQuery {
  hostedSessionActivities: { activities: Activity[] }
}

export const GetHostedSessionActivitiesDocument = gql`
  ${ActivityFragment}
  query GetHostedSessionActivities($only_stakeholder_activities: Boolean) {
    hostedSessionActivities(
      only_stakeholder_activities: $only_stakeholder_activities
    ) {
      activities {
        ...Activity
      }
    }
  }
`

export const useGetHostedSessionActivitiesQuery = (
  options: QueryHookOptions<GetHostedSessionActivitiesQuery>
) =>
  useQuery<GetHostedSessionActivitiesQuery>(
    GetHostedSessionActivitiesDocument,
    options
  )

export interface OnSessionActivityCompletedSubscription {
  sessionActivityCompleted: Activity
}

export const OnSessionActivityCompletedDocument = gql`
  ${ActivityFragment}
  subscription OnSessionActivityCompleted(
    $only_stakeholder_activities: Boolean
  ) {
    sessionActivityCompleted(
      only_stakeholder_activities: $only_stakeholder_activities
    ) {
      ...Activity
    }
  }
`

export interface GetExtensionActivityDetailsQuery {
  extensionActivityRecord: {
    record: {
      id: string
      activity_id: string
      pathway_id: string
      plugin_key: string
      plugin_action_key: string
      date: string
      data_points: Array<{ label: string; value: string }>
      fields: Array<{ id: string; type: string; label: string; value: string }>
      settings?: Array<{ key: string; label: string; value: string }> | null
    }
  }
}

export const GetExtensionActivityDetailsDocument = gql`
  query GetExtensionActivityDetails($id: String!) {
    extensionActivityRecord(id: $id) {
      record {
        id
        activity_id
        pathway_id
        plugin_key
        plugin_action_key
        date
        data_points {
          label
          value
        }
        fields {
          id
          type
          label
          value
        }
        settings {
          key
          label
          value
        }
      }
    }
  }
`

export const useGetExtensionActivityDetailsQuery = (
  options: QueryHookOptions<GetExtensionActivityDetailsQuery, { id: string }>
) =>
  useQuery<GetExtensionActivityDetailsQuery, { id: string }>(
    GetExtensionActivityDetailsDocument,
    options
  )

export interface CompleteExtensionActivityInput {
  activity_id: string
  data_points: Array<{ key: string; value: string }>
}

export interface CompleteExtensionActivityMutation {
  completeExtensionActivity: { activity: Activity }
}

export const CompleteExtensionActivityDocument = gql`
  ${ActivityFragment}
  mutation CompleteExtensionActivity($input: CompleteExtensionActivityInput!) {
    completeExtensionActivity(input: $input) {
      activity {
        ...Activity
      }
    }
  }
`

export const useCompleteExtensionActivityMutation = (
  options?: MutationHookOptions<
    CompleteExtensionActivityMutation,
    { input: CompleteExtensionActivityInput }
  >
) =>
  useMutation<
    CompleteExtensionActivityMutation,
    { input: CompleteExtensionActivityInput }
  >(CompleteExtensionActivityDocument, options)

export interface GetMessageQuery {
  message: { message: { body: string } }
}

export const useGetMessageQuery = (
  options: QueryHookOptions<GetMessageQuery, { id: string }>
) =>
  useQuery<GetMessageQuery, { id: string }>(
    gql`
      query GetMessage($id: String!) {
        message(id: $id) {
          message {
            id
            body
          }
        }
      }
    `,
    options
  )

export const useMarkMessageAsReadMutation = (options: MutationHookOptions) =>
  useMutation(
    gql`
      ${ActivityFragment}
      mutation MarkMessageAsRead($input: MarkMessageAsReadInput!) {
        markMessageAsRead(input: $input) {
          activity {
            ...Activity
          }
        }
      }
    `,
    options
  )
