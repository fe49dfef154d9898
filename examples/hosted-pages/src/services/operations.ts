import { gql } from '@apollo/client';

const ACTIVITY = gql`
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
`;

export const GET_ACTIVITIES = gql`
  ${ACTIVITY}
  query GetHostedSessionActivities {
    hostedSessionActivities(only_stakeholder_activities: true) {
      activities {
        ...Activity
      }
    }
  }
`;

export const GET_EXTENSION_ACTIVITY = gql`
  query GetExtensionActivityDetails($id: String!) {
    extensionActivityRecord(id: $id) {
      record {
        id
        activity_id
        pathway_id
        plugin_key
        plugin_action_key
        date
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
`;

export const COMPLETE_EXTENSION_ACTIVITY = gql`
  ${ACTIVITY}
  mutation CompleteExtensionActivity($input: CompleteExtensionActivityInput!) {
    completeExtensionActivity(input: $input) {
      activity {
        ...Activity
      }
    }
  }
`;

export const GET_MESSAGE = gql`
  query GetMessage($id: String!) {
    message(id: $id) {
      message {
        id
        body
      }
    }
  }
`;

export const MARK_MESSAGE_AS_READ = gql`
  ${ACTIVITY}
  mutation MarkMessageAsRead($input: MarkMessageAsReadInput!) {
    markMessageAsRead(input: $input) {
      activity {
        ...Activity
      }
    }
  }
`;
