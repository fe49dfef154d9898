import { encodeHtml, MESSAGES } from './careFlow';
import type { Activity, CareFlow, Completion } from './model';

const PLUGIN_KEY = 'calDotCom';
const ACTION_KEY = 'bookAppointment';
/** The setting is declared obfuscated, so the API returns a mask. */
const OBFUSCATED_API_KEY = 'cal_••••••••••••••••';

export interface WireField {
  id: string;
  type: 'STRING';
  label: string;
  value: string;
}

export interface WireSetting {
  key: string;
  label: string;
  value: string;
}

/** A care flow's settings as the API returns them: null if the extension has none. */
function settingsOf({ options }: CareFlow): WireSetting[] | null {
  if (options.settings === 'none') return null;
  const settings = [{ key: 'apiKey', label: 'API key', value: OBFUSCATED_API_KEY }];
  if (options.customDomain !== undefined) {
    settings.push({ key: 'customDomain', label: 'Custom domain', value: options.customDomain });
  }
  return settings;
}

function fieldsOf({ options }: CareFlow): WireField[] {
  return [{ id: 'calLink', type: 'STRING', label: 'Cal Link', value: encodeHtml(options.calLink) }];
}

export function activityToWire(activity: Activity, careFlow: CareFlow) {
  const patient = { id: careFlow.patientId, name: 'Patient', type: 'PATIENT' };
  const isBooking = activity.object.type === 'PLUGIN_ACTION';
  return {
    id: activity.id,
    stream_id: careFlow.id,
    date: activity.date,
    status: activity.status,
    isUserActivity: true,
    object: activity.object,
    indirect_object: isBooking ? { id: PLUGIN_KEY, name: 'Cal.com', type: 'PLUGIN' } : patient,
    stakeholders: [patient],
    inputs: isBooking
      ? {
          __typename: 'ExtensionActivityInputs',
          type: 'EXTENSION',
          componentKey: `${PLUGIN_KEY}.${ACTION_KEY}`,
          extension_fields: Object.fromEntries(fieldsOf(careFlow).map((f) => [f.id, f.value])),
          extension_settings: settingsOf(careFlow),
        }
      : null,
    context: { instance_id: careFlow.id, pathway_id: careFlow.id },
    metadata: null,
    reference_id: careFlow.id,
    reference_type: 'ORCHESTRATION',
    resolution: activity.status === 'DONE' ? 'SUCCESS' : null,
    session_id: null,
  };
}

export function recordToWire(
  activity: Activity,
  careFlow: CareFlow,
  completions: readonly Completion[],
) {
  return {
    id: activity.object.id,
    activity_id: activity.id,
    pathway_id: careFlow.id,
    plugin_key: PLUGIN_KEY,
    plugin_action_key: ACTION_KEY,
    date: activity.date,
    fields: fieldsOf(careFlow),
    settings: settingsOf(careFlow),
    data_points: completions
      .flatMap(({ dataPoints }) => dataPoints)
      .map(({ key, value }) => ({ label: key, value, valueType: 'string' })),
  };
}

export function messageToWire({ object }: Activity) {
  return {
    id: object.id,
    subject: object.name,
    body: MESSAGES[object.name] ?? '',
    format: 'HTML',
  };
}
