/** What a care flow is made of, as Awell's orchestration API describes it. */
export const activityTypes = /* GraphQL */ `
  scalar JSON
  scalar SafeDate

  "What every answer carries. Awell reports refusals here, with HTTP status 200."
  interface Payload {
    code: String!
    success: Boolean!
  }

  enum ActivityStatus {
    ACTIVE
    CANCELED
    DONE
    EXPIRED
    FAILED
  }

  enum ActivityResolution {
    EXPIRED
    FAILURE
    SUCCESS
  }

  enum ActivityReferenceType {
    AGENT
    NAVIGATION
    ORCHESTRATION
    REMINDER
  }

  enum ActivityObjectType {
    ACTION
    CHECKLIST
    FORM
    MESSAGE
    PATIENT
    PLUGIN
    PLUGIN_ACTION
    STAKEHOLDER
  }

  enum ActivityInputType {
    CALCULATION
    CODE_BLOCK
    DECISION_TABLE
    DYNAMIC_FORM
    EXTENSION
    FORM
    MESSAGE
  }

  type ActivityObject {
    id: String!
    name: String!
    type: ActivityObjectType!
    email: String
    preferred_language: String
  }

  type PathwayContext {
    instance_id: String!
    pathway_id: String!
    track_id: String
    step_id: String
    action_id: String
  }

  interface ActivityInputs {
    type: ActivityInputType!
  }

  "How a front end that loads components by name learns which one to load, and with what."
  type ExtensionActivityInputs implements ActivityInputs {
    type: ActivityInputType!
    componentKey: String!
    extension_fields: JSON
    extension_settings: [JSON!]
  }

  "One step of a care flow, for one stakeholder."
  type Activity {
    id: ID!
    "The care flow that this activity belongs to."
    stream_id: String!
    date: String!
    status: ActivityStatus!
    isUserActivity: Boolean!
    "What is to be done. Its id opens the record: message(id) or extensionActivityRecord(id)."
    object: ActivityObject!
    "The extension for an extension's activity, otherwise the person."
    indirect_object: ActivityObject
    stakeholders: [ActivityObject!]
    inputs: ActivityInputs
    context: PathwayContext
    metadata: JSON
    reference_id: String!
    reference_type: ActivityReferenceType!
    resolution: ActivityResolution
    session_id: String
  }

  type ActivityPayload implements Payload {
    code: String!
    success: Boolean!
    activity: Activity
  }

  type ActivitiesPayload implements Payload {
    code: String!
    success: Boolean!
    activities: [Activity!]!
  }

  type HostedSessionActivitiesPayload implements Payload {
    code: String!
    success: Boolean!
    activities: [Activity!]!
  }

  enum ExtensionActionFieldType {
    BOOLEAN
    DATE
    HTML
    JSON
    NUMERIC
    NUMERIC_ARRAY
    STRING
    STRING_ARRAY
    TEXT
  }

  "A value typed by the care-flow designer: always a string, and HTML-encoded."
  type ExtensionActionField {
    id: ID!
    type: ExtensionActionFieldType!
    label: String!
    value: String!
  }

  type PluginActionSettingsProperty {
    key: String!
    label: String!
    value: String!
  }

  type ExtensionDataPoint {
    label: String!
    value: String!
    valueType: String!
  }

  "Everything that an extension's front end needs to render its activity."
  type ExtensionActivityRecord {
    "The activity's object.id."
    id: ID!
    "The id that completeExtensionActivity takes."
    activity_id: String!
    pathway_id: String!
    plugin_key: String!
    plugin_action_key: String!
    date: String!
    fields: [ExtensionActionField!]!
    settings: [PluginActionSettingsProperty!]
    data_points: [ExtensionDataPoint!]!
  }

  type ExtensionActivityRecordPayload implements Payload {
    code: String!
    success: Boolean!
    record: ExtensionActivityRecord!
  }

  enum MessageFormat {
    HTML
    SLATE
  }

  type Message {
    id: ID!
    subject: String
    body: String!
    format: MessageFormat
  }

  type MessagePayload implements Payload {
    code: String!
    success: Boolean!
    message: Message
  }
`;
