import { calLinkOf } from './careFlow';
import { findDataPointFault } from './dataPoints';
import { awellError } from './errors';
import type { FaultMode } from './faults';
import type { Activity, CareFlow, DataPoint, Session } from './model';
import type { AwellStore } from './store';
import { activityToWire, messageToWire, recordToWire } from './wire';

/** The caller: a server with the tenant's key, or a browser with a session's token. */
export type Caller = { kind: 'server' } | { kind: 'session'; session: Session };

export interface AwellContext extends Record<PropertyKey, unknown> {
  caller: Caller;
  fault: FaultMode | undefined;
}

interface ActivityFilters {
  filters?: { activity_status?: string[]; activity_type?: string[]; stakeholders?: string[] };
  pagination?: { count: number; offset: number };
  sorting?: { field: string; direction: string };
}

interface Input<T> {
  input: T;
}

const OK = { code: '200', success: true } as const;

function serversOnly(caller: Caller): void {
  if (caller.kind !== 'server') {
    throw awellError('UNAUTHORIZED', 'A session may not do this: it takes an API key.');
  }
}

/** Returns the activity. Throws if there is none, or if the caller may not see it. */
function reach(activity: Activity | undefined, id: string, caller: Caller): Activity {
  const isForeign = caller.kind === 'session' && caller.session.careFlowId !== activity?.careFlowId;
  if (!activity || isForeign) throw awellError('NOT_FOUND', `There is no activity ${id}.`);
  return activity;
}

/** The root value of the schema: all operations on one store. */
export function createResolvers(store: AwellStore) {
  const careFlowOf = (id: string, caller: Caller): CareFlow => {
    const careFlow = store.careFlow(id);
    const isForeign = caller.kind === 'session' && caller.session.careFlowId !== id;
    if (!careFlow || isForeign) throw awellError('NOT_FOUND', `There is no care flow ${id}.`);
    return careFlow;
  };

  const toWire = (activity: Activity, caller: Caller) =>
    activityToWire(activity, careFlowOf(activity.careFlowId, caller));

  const list = (
    pathwayId: string,
    caller: Caller,
    { filters, ...params }: ActivityFilters = {},
  ) => {
    const careFlow = careFlowOf(pathwayId, caller);
    const { activity_status: statuses, activity_type: types, stakeholders } = filters ?? {};
    const found = careFlow.activities.filter(
      ({ status, object }) =>
        (statuses?.includes(status) ?? true) &&
        (types?.includes(object.type) ?? true) &&
        (stakeholders?.includes(careFlow.patientId) ?? true),
    );
    if (params.sorting?.direction.toUpperCase() === 'DESC') found.reverse();
    const { offset = 0, count = found.length } = params.pagination ?? {};
    return found.slice(offset, offset + count).map((a) => activityToWire(a, careFlow));
  };

  const queries = {
    activity: ({ id }: { id: string }, { caller }: AwellContext) => ({
      ...OK,
      activity: toWire(reach(store.activity(id), id, caller), caller),
    }),
    extensionActivityRecord: ({ id }: { id: string }, { caller }: AwellContext) => {
      const activity = reach(store.activityOfObject(id), id, caller);
      if (activity.object.type !== 'PLUGIN_ACTION') {
        throw awellError('NOT_FOUND', `Activity ${id} is not an extension's.`);
      }
      const careFlow = careFlowOf(activity.careFlowId, caller);
      return { ...OK, record: recordToWire(activity, careFlow, store.completions(activity.id)) };
    },
    message: ({ id }: { id: string }, { caller }: AwellContext) => ({
      ...OK,
      message: messageToWire(reach(store.activityOfObject(id), id, caller)),
    }),
    careflowActivities: (
      args: ActivityFilters & { pathway_id: string },
      { caller }: AwellContext,
    ) => ({ ...OK, activities: list(args.pathway_id, caller, args) }),
    pathwayActivities: (
      args: ActivityFilters & { pathway_id: string },
      { caller }: AwellContext,
    ) => ({
      ...OK,
      activities: list(args.pathway_id, caller, args),
    }),
    hostedSessionActivities: (_: unknown, { caller }: AwellContext) => {
      if (caller.kind !== 'session') {
        throw awellError('UNAUTHORIZED', 'This takes the token of a hosted session.');
      }
      return { ...OK, activities: list(caller.session.careFlowId, caller) };
    },
  };

  const mutations = {
    startPathway: (
      { input }: Input<{ pathway_definition_id: string; patient_id: string }>,
      { caller }: AwellContext,
    ) => {
      serversOnly(caller);
      const calLink = calLinkOf(input.pathway_definition_id);
      if (!calLink) throw awellError('NOT_FOUND', 'There is no such care flow definition.');
      const { customDomain } = store;
      const careFlow = store.startCareFlow({
        calLink,
        patientId: input.patient_id,
        ...(customDomain && { customDomain }),
      });
      const patient = { id: careFlow.patientId, definition_id: 'patient' };
      return { ...OK, pathway_id: careFlow.id, stakeholders: [patient] };
    },
    startHostedActivitySession: (
      { input }: Input<{ pathway_id: string; stakeholder_id: string }>,
      { caller }: AwellContext,
    ) => {
      serversOnly(caller);
      const careFlow = careFlowOf(input.pathway_id, caller);
      if (input.stakeholder_id !== careFlow.patientId) {
        throw awellError('NOT_FOUND', `There is no stakeholder ${input.stakeholder_id}.`);
      }
      const { id } = store.startSession(careFlow.id);
      const url = `https://hosted-pages.invalid/?sessionId=${id}`;
      return { ...OK, session_id: id, session_url: url };
    },
    markMessageAsRead: (
      { input }: Input<{ activity_id: string }>,
      { caller, fault }: AwellContext,
    ) => {
      const activity = reach(store.activity(input.activity_id), input.activity_id, caller);
      if (activity.object.type !== 'MESSAGE') {
        throw awellError('BAD_REQUEST', 'This activity is not a message.');
      }
      if (fault === 'success-false') return refuse('UNAVAILABLE', activity, caller);
      store.finish(activity);
      return { ...OK, activity: toWire(activity, caller) };
    },
    completeExtensionActivity: (
      { input }: Input<{ activity_id: string; data_points: DataPoint[] }>,
      { caller, fault }: AwellContext,
    ) => {
      const activity = reach(store.activity(input.activity_id), input.activity_id, caller);
      if (activity.object.type !== 'PLUGIN_ACTION') {
        throw awellError('BAD_REQUEST', "This activity is not an extension's.");
      }
      if (fault === 'success-false') return refuse('UNAVAILABLE', activity, caller);
      const dataPointFault = findDataPointFault(input.data_points);
      if (dataPointFault) return refuse(dataPointFault, activity, caller);
      store.complete(activity, input.data_points);
      return { ...OK, activity: toWire(activity, caller) };
    },
  };

  const refuse = (code: string, activity: Activity, caller: Caller) => ({
    code,
    success: false,
    activity: toWire(activity, caller),
  });

  return { ...queries, ...mutations };
}
