/** Awell's query for the record of an extension activity. */
export const GET_EXTENSION_ACTIVITY = `query GetExtensionActivity($id: String!) {
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
}`;

/** Awell's query for the object of an activity, whose id is that of its record. */
export const GET_ACTIVITY = `query GetActivity($id: String!) {
  activity(id: $id) { success activity { id object { id type } } }
}`;

/** Awell's mutation that completes an extension activity with its data points. */
export const COMPLETE_EXTENSION_ACTIVITY = `mutation CompleteExtensionActivity($input: CompleteExtensionActivityInput!) {
  completeExtensionActivity(input: $input) {
    code
    success
    activity { id status }
  }
}`;
