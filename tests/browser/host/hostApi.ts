export type ComponentName = 'BookAppointment' | 'BookAppointmentActivity' | 'BookingDetails';

export interface WidgetConfig {
  component: ComponentName;
  props?: Record<string, unknown>;
  /** The prop that receives the completion, for `BookAppointmentActivity`. */
  submitProp?: 'completeActivity' | 'onSubmit';
  /** It is mounted when the test says so. */
  isLater?: boolean;
  /** Hides it from the start, as React does while its boundary is suspended. */
  hidden?: 'suspense' | 'activity' | undefined;
}

/** The host page's configuration, which it reads from its URL. */
export interface HostConfig {
  widgets: WidgetConfig[];
  strict?: boolean;
  /** How the host completes at first; the default is `ok`. */
  completion?: Completion;
  /** Wraps the widgets in a CalBookingProvider with a keyless client for this API. */
  calApiUrl?: string;
  /** Wraps the widgets in a CalBookingProvider with a client for this proxy, which adds the clinic's key. */
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

/** The functions that the host page offers to the tests, as `window.host`. */
export interface HostApi {
  calls: HostCall[];
  events: HostEvent[];
  setProps(widget: number, props: Record<string, unknown>): void;
  mount(widget: number): void;
  /** Mounts without hurry: React commits in a separate task, and runs effects in a later one. */
  mountInTurn(widget: number): void;
  unmount(widget: number): void;
  /** Hides it as React does while its boundary is suspended, or with Activity; `undefined` shows it again. */
  hide(widget: number, how: 'suspense' | 'activity' | undefined): void;
  completeWith(completion: Completion): void;
  preload(options: { calLink: string; calOrigin?: string; embedJsUrl?: string }): void;
  /** Cancels the last preload. */
  cancelPreload(): void;
}

declare global {
  interface Window {
    host: HostApi;
  }
}
