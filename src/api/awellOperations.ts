/** The Awell operations that a booking needs, by the names of their payloads. */
export const AWELL_OPERATIONS = {
  /** The object of an activity. Its id is the id of the activity's record. */
  activity: `query GetActivity($id: String!) {
  activity(id: $id) { success activity { id object { id type } } }
}`,
  extensionActivityRecord: `query GetExtensionActivity($id: String!) {
  extensionActivityRecord(id: $id) {
    code
    success
    record {
      id activity_id pathway_id plugin_key plugin_action_key date
      fields { id type label value }
      settings { key label value }
      data_points { label value valueType }
    }
  }
}`,
  completeExtensionActivity: `mutation CompleteExtensionActivity($input: CompleteExtensionActivityInput!) {
  completeExtensionActivity(input: $input) {
    code
    success
    activity { id status }
  }
}`,
} as const;

export type AwellOperation = keyof typeof AWELL_OPERATIONS;
