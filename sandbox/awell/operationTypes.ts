/** What a client can query and change in a care flow. */
export const operationTypes = /* GraphQL */ `
  input ExtensionDataPointInput {
    key: String!
    value: String!
  }

  input CompleteExtensionActivityInput {
    activity_id: String!
    data_points: [ExtensionDataPointInput!]!
  }

  type CompleteExtensionActivityPayload implements Payload {
    code: String!
    success: Boolean!
    activity: Activity!
  }

  input MarkMessageAsReadInput {
    activity_id: String!
  }

  type MarkMessageAsReadPayload implements Payload {
    code: String!
    success: Boolean!
    activity: Activity!
  }

  input DataPointInput {
    data_point_definition_id: String!
    value: String!
  }

  input StartPathwayInput {
    pathway_definition_id: String!
    patient_id: String!
    release_id: String
    data_points: [DataPointInput!]
  }

  type Stakeholder {
    id: ID!
    definition_id: String!
  }

  type StartPathwayPayload implements Payload {
    code: String!
    success: Boolean!
    pathway_id: String!
    stakeholders: [Stakeholder!]!
  }

  input StartHostedActivitySessionInput {
    pathway_id: String!
    stakeholder_id: String!
    success_url: String
    cancel_url: String
    language: String
  }

  type StartHostedActivitySessionPayload implements Payload {
    code: String!
    success: Boolean!
    session_id: String!
    session_url: String!
  }

  input PaginationParams {
    count: Int!
    offset: Int!
  }

  input SortingParams {
    field: String!
    direction: String!
  }

  input DateRangeInput {
    from: SafeDate!
    to: SafeDate!
  }

  input FilterCareflowActivitiesParams {
    action: [String!]
    activity_status: [String!]
    activity_type: [String!]
    date_range: DateRangeInput
    hide_system_activities: Boolean
    reference_id: String
    stakeholders: [String!]
    track_id: String
  }

  type Query {
    activity(id: String!): ActivityPayload!
    extensionActivityRecord(id: String!): ExtensionActivityRecordPayload!
    message(id: String!): MessagePayload!
    careflowActivities(
      pathway_id: String!
      filters: FilterCareflowActivitiesParams
      pagination: PaginationParams
      sorting: SortingParams
    ): ActivitiesPayload!
    pathwayActivities(
      pathway_id: String!
      pagination: PaginationParams
      sorting: SortingParams
      track_id: String
    ): ActivitiesPayload!
    "For a hosted session's token: the activities of that session's care flow."
    hostedSessionActivities(only_stakeholder_activities: Boolean): HostedSessionActivitiesPayload!
  }

  type Mutation {
    startPathway(input: StartPathwayInput!): StartPathwayPayload!
    startHostedActivitySession(
      input: StartHostedActivitySessionInput!
    ): StartHostedActivitySessionPayload!
    markMessageAsRead(input: MarkMessageAsReadInput!): MarkMessageAsReadPayload!
    completeExtensionActivity(
      input: CompleteExtensionActivityInput!
    ): CompleteExtensionActivityPayload!
  }
`;
