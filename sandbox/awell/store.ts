import { nanoid } from 'nanoid';
import { STEPS } from './careFlow';
import { ALREADY_COMPLETED, awellError } from './errors';
import { type Fault, FaultQueue } from './faults';
import type { Activity, CareFlow, CareFlowOptions, Completion, DataPoint, Session } from './model';

/** The ids that an app needs to render and complete a Book appointment activity. */
export interface BookAppointmentIds {
  careFlowId: string;
  activityId: string;
  /** The id that `extensionActivityRecord(id)` takes. */
  recordId: string;
}

/** The state of the sandbox's Awell, in memory, with hooks for tests. */
export class AwellStore {
  readonly faults = new FaultQueue();
  /** The `customDomain` of care flows that are started over HTTP, if one is needed. */
  customDomain: string | undefined;
  #careFlows = new Map<string, CareFlow>();
  #activities = new Map<string, Activity>();
  #completions = new Map<string, Completion[]>();
  #sessions = new Map<string, Session>();
  #lastDate = 0;

  startCareFlow(options: CareFlowOptions): CareFlow {
    const careFlow: CareFlow = {
      id: nanoid(),
      patientId: options.patientId ?? nanoid(),
      options,
      activities: [],
    };
    this.#careFlows.set(careFlow.id, careFlow);
    this.#activateNext(careFlow);
    return careFlow;
  }

  /** Starts a care flow and reads its first message, so that the booking is the current activity. */
  startBookAppointment(options: CareFlowOptions): BookAppointmentIds {
    const careFlow = this.startCareFlow(options);
    this.finish(this.#current(careFlow));
    const booking = this.#current(careFlow);
    return { careFlowId: careFlow.id, activityId: booking.id, recordId: booking.object.id };
  }

  careFlow(id: string): CareFlow | undefined {
    return this.#careFlows.get(id);
  }

  activity(id: string): Activity | undefined {
    return this.#activities.get(id);
  }

  activityOfObject(objectId: string): Activity | undefined {
    return [...this.#activities.values()].find((activity) => activity.object.id === objectId);
  }

  /** Completes an activity and activates the next step of its care flow. */
  finish(activity: Activity): void {
    if (activity.status === 'DONE') {
      throw awellError(ALREADY_COMPLETED.code, ALREADY_COMPLETED.message);
    }
    activity.status = 'DONE';
    const careFlow = this.#careFlows.get(activity.careFlowId);
    if (careFlow) this.#activateNext(careFlow);
  }

  complete(activity: Activity, dataPoints: readonly DataPoint[]): void {
    this.finish(activity);
    const completion = {
      at: new Date().toISOString(),
      dataPoints: dataPoints.map(({ key, value }) => ({ key, value })),
    };
    this.#completions.set(activity.id, [...this.completions(activity.id), completion]);
  }

  /** Every completion that was accepted for this activity. */
  completions(activityId: string): Completion[] {
    return this.#completions.get(activityId) ?? [];
  }

  startSession(careFlowId: string): Session {
    const session = { id: nanoid(), careFlowId, token: nanoid(40) };
    this.#sessions.set(session.id, session);
    return session;
  }

  session(id: string | undefined): Session | undefined {
    return id === undefined ? undefined : this.#sessions.get(id);
  }

  /** Ends a session as if it expired: its token becomes invalid. */
  endSession(id: string): void {
    this.#sessions.delete(id);
  }

  /** The bearer token of a hosted session. Awell's own pages would sign it themselves. */
  sessionToken(sessionId: string): string | undefined {
    return this.#sessions.get(sessionId)?.token;
  }

  sessionOfToken(token: string): Session | undefined {
    return [...this.#sessions.values()].find((session) => session.token === token);
  }

  /** Makes the next requests fail; by default the next completion. */
  failNext(fault: Fault): void {
    this.faults.add(fault);
  }

  reset(): void {
    this.faults.clear();
    this.#careFlows.clear();
    this.#activities.clear();
    this.#completions.clear();
    this.#sessions.clear();
  }

  #activateNext(careFlow: CareFlow): void {
    const step = STEPS[careFlow.activities.length];
    if (!step) return;
    const activity: Activity = {
      id: nanoid(),
      careFlowId: careFlow.id,
      date: this.#nextDate(),
      status: 'ACTIVE',
      object: { id: nanoid(), ...step },
    };
    careFlow.activities.push(activity);
    this.#activities.set(activity.id, activity);
  }

  #current(careFlow: CareFlow): Activity {
    const current = careFlow.activities.at(-1);
    if (!current) throw new Error(`Care flow ${careFlow.id} has no activity.`);
    return current;
  }

  /** Clients sort activities by date, so no two may share one. */
  #nextDate(): string {
    this.#lastDate = Math.max(Date.now(), this.#lastDate + 1);
    return new Date(this.#lastDate).toISOString();
  }
}
