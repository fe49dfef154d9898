export type ActivityStatus = 'ACTIVE' | 'DONE';

export interface ActivityObject {
  id: string;
  name: string;
  type: 'MESSAGE' | 'PATIENT' | 'PLUGIN' | 'PLUGIN_ACTION';
}

export interface Activity {
  id: string;
  careFlowId: string;
  date: string;
  status: ActivityStatus;
  object: ActivityObject;
}

export interface DataPoint {
  key: string;
  value: string;
}

/** One completion that Awell accepted. A care flow has exactly one if nothing is completed twice. */
export interface Completion {
  at: string;
  dataPoints: DataPoint[];
}

export interface CareFlowOptions {
  /** The `calLink` exactly as the care-flow designer typed it: `clinic/intake?name=Ada`. */
  calLink: string;
  /** The `customDomain` setting; absent unless given. */
  customDomain?: string;
  patientId?: string;
  /** `none` for an extension without settings, whose record has `settings: null`. */
  settings?: 'present' | 'none';
}

export interface CareFlow {
  id: string;
  patientId: string;
  options: CareFlowOptions;
  activities: Activity[];
}

export interface Session {
  id: string;
  careFlowId: string;
  token: string;
}
