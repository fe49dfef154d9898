/** What the generated types of the orchestration API come to, for what is selected here. */
export interface Activity {
  id: string;
  status: 'ACTIVE' | 'DONE' | 'CANCELED' | 'EXPIRED' | 'FAILED';
  date: string;
  object: { id: string; name: string; type: string };
  indirect_object?: { id: string; name: string; type: string } | null;
}

export interface ExtensionActivityRecord {
  id: string;
  activity_id: string;
  pathway_id: string;
  plugin_key: string;
  plugin_action_key: string;
  date: string;
  fields: Array<{ id: string; type: string; label: string; value: string }>;
  settings?: Array<{ key: string; label: string; value: string }> | null;
}

export type DataPoints = Array<{ key: string; value: string }>;
