export type ComponentName = 'BookAppointment' | 'BookAppointmentActivity' | 'BookingDetails';

export interface WidgetConfig {
  component: ComponentName;
  props?: Record<string, unknown>;
  /** The prop which receives the completion, for `BookAppointmentActivity`. */
  submitProp?: 'completeActivity' | 'onSubmit';
  /** It is mounted when the test says so. */
  isLater?: boolean;
  /** Hides it from the start, as React does while its boundary is suspended. */
  hidden?: 'suspense' | 'activity' | undefined;
}

/** What the host page reads from its address. */
export interface HostConfig {
  widgets: WidgetConfig[];
  strict?: boolean;
  /** How the host completes from the start; `ok` unless said. */
  completion?: Completion;
  /** Puts a CalBookingProvider around, with a keyless client at this address. */
  calApiUrl?: string;
  /** Puts a CalBookingProvider around, with a client at this proxy, which adds the clinic's key. */
  calProxyUrl?: string;
  /** Content-Security-Policy of the host page. */
  csp?: string;
}

/** How the host's completion behaves; `fetch` sends a real request to that Awell endpoint. */
export type Completion =
  'ok' | 'reject' | 'never' | 'throw' | { fetch: string; headers?: Record<string, string> };

export const eventNames = [
  'onStatusChange',
  'onReady',
  'onBooked',
  'onCompleted',
  'onError',
  'onRescheduled',
  'onCancelled',
] as const;

export interface HostCall {
  widget: number;
  activityId: string;
  dataPoints: readonly { key: string; value: string }[];
}

export interface HostEvent {
  widget: number;
  name: (typeof eventNames)[number];
  payload: unknown;
}

/** What the host page offers to the tests, as `window.host`. */
export interface HostApi {
  calls: HostCall[];
  events: HostEvent[];
  setProps(widget: number, props: Record<string, unknown>): void;
  mount(widget: number): void;
  /** As an app does that is in no hurry: React commits in a task of its own, and runs effects in a later one. */
  mountInTurn(widget: number): void;
  unmount(widget: number): void;
  /** Hides it as React does while its boundary is suspended, or by Activity; `undefined` shows it again. */
  hide(widget: number, how: 'suspense' | 'activity' | undefined): void;
  completeWith(completion: Completion): void;
  preload(options: { calLink: string; calOrigin?: string; embedJsUrl?: string }): void;
  /** Takes the last preload back. */
  cancelPreload(): void;
}

declare global {
  interface Window {
    host: HostApi;
  }
}
