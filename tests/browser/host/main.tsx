import {
  BookAppointment,
  BookAppointmentActivity,
  BookingDetails,
  BookingError,
  CalBookingProvider,
  createCalClient,
  preloadBookingPage,
} from 'awell-cal-booking';
import 'awell-cal-booking/styles.css';
import { Activity, type ComponentType, StrictMode, Suspense, use } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { calls, complete, completeWith, type HostCompletion } from './completion';
import { eventNames, type HostConfig, type HostEvent, type WidgetConfig } from './hostApi';

interface Widget extends WidgetConfig {
  id: number;
  mounted: boolean;
}

const never = new Promise<never>(() => {});

/** Suspends its boundary while `hidden` asks for it. */
function Pause({ isOn }: { isOn: boolean }) {
  if (isOn) use(never);
  return null;
}

// The props come from a test as JSON, so they are as untyped as those of a JavaScript host.
const components = {
  BookAppointment,
  BookAppointmentActivity,
  BookingDetails,
} as unknown as Record<WidgetConfig['component'], ComponentType<Record<string, unknown>>>;

const query = new URLSearchParams(location.search);
const config: HostConfig = JSON.parse(query.get('config') ?? '{"widgets":[]}');
if (config.completion) completeWith(config.completion);
const widgets = config.widgets.map((widget, id): Widget =>
  Object.assign(widget, { id, mounted: !widget.isLater }),
);
const events: HostEvent[] = [];

/** An error loses its own properties on the way to a test, so it is sent as a plain object. */
const plain = (payload: unknown): unknown =>
  payload instanceof BookingError
    ? { code: payload.code, recoverable: payload.recoverable, message: payload.message }
    : payload;

/** New functions for every render, as most hosts have them. */
function callbacksOf({ id, submitProp, props }: Widget): Record<string, unknown> {
  const listeners = eventNames.map((name) => [
    name,
    (payload: unknown) => void events.push({ widget: id, name, payload: plain(payload) }),
  ]);
  const completeActivity = (completion: HostCompletion) => complete(id, completion);
  const onSubmit = (values: Record<string, string>) => {
    const record = (props?.['activityDetails'] ?? {}) as { activity_id?: string };
    const dataPoints = Object.entries(values).map(([key, value]) => ({ key, value }));
    return completeActivity({ activityId: String(record.activity_id), dataPoints });
  };
  const submit = submitProp === 'onSubmit' ? { onSubmit } : { completeActivity };
  return { ...Object.fromEntries(listeners), ...submit };
}

function Host() {
  return widgets.map((widget) => {
    const Component = components[widget.component];
    return (
      <section key={widget.id} aria-label={`Widget ${widget.id}`}>
        <Suspense fallback="A moment…">
          <Activity mode={widget.hidden === 'activity' ? 'hidden' : 'visible'}>
            {widget.mounted && <Component {...callbacksOf(widget)} {...widget.props} />}
          </Activity>
          <Pause isOn={widget.hidden === 'suspense'} />
        </Suspense>
      </section>
    );
  });
}

const { calApiUrl, calProxyUrl } = config;
const access = calProxyUrl ? { proxyUrl: calProxyUrl } : calApiUrl && { baseUrl: calApiUrl };
const client = access ? createCalClient(access) : undefined;

const root = createRoot(document.getElementById('root')!);

function draw(): void {
  const host = client ? (
    <CalBookingProvider client={client}>
      <Host />
    </CalBookingProvider>
  ) : (
    <Host />
  );
  root.render(config.strict ? <StrictMode>{host}</StrictMode> : host);
}

const render = (): void => flushSync(draw);

function widgetAt(index: number): Widget {
  const widget = widgets[index];
  if (!widget) throw new Error(`The host page has no widget ${index}.`);
  return widget;
}

function change(index: number, changes: Partial<Widget>): void {
  Object.assign(widgetAt(index), changes);
  render();
}

let cancelPreload = (): void => undefined;

window.host = {
  calls,
  events,
  completeWith,
  preload: (options) => {
    cancelPreload = preloadBookingPage(options);
  },
  cancelPreload: () => cancelPreload(),
  setProps: (index, props) => change(index, { props: { ...widgets[index]?.props, ...props } }),
  mount: (index) => change(index, { mounted: true }),
  mountInTurn: (index) => {
    widgetAt(index).mounted = true;
    draw();
  },
  unmount: (index) => change(index, { mounted: false }),
  hide: (index, hidden) => change(index, { hidden }),
};

render();
