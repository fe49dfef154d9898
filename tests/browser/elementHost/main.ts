import { BookingError, type BookAppointmentElementEvents } from 'awell-cal-booking/element';
import { calls, complete, completeWith } from '../host/completion';
import type { HostConfig, HostEvent } from '../host/hostApi';

const eventNames: Record<keyof BookAppointmentElementEvents, HostEvent['name']> = {
  'awell-status-change': 'onStatusChange',
  'awell-ready': 'onReady',
  'awell-booked': 'onBooked',
  'awell-completed': 'onCompleted',
  'awell-error': 'onError',
  'awell-rescheduled': 'onRescheduled',
  'awell-cancelled': 'onCancelled',
};

const query = new URLSearchParams(location.search);
const config: HostConfig = JSON.parse(query.get('config') ?? '{"widgets":[]}');
if (config.completion) completeWith(config.completion);
const events: HostEvent[] = [];

const attributeOf = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** As a page does: text and switches are attributes, everything else is a property. */
function setProps(element: HTMLElement, props: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(props)) {
    if (name === 'className') element.className = String(value);
    else if (typeof value === 'string') element.setAttribute(attributeOf(name), value);
    else if (value === true) element.setAttribute(attributeOf(name), '');
    else Object.assign(element, { [name]: value });
  }
}

/** An error loses its own properties on the way to a test, so it is sent as a plain object. */
const plain = (payload: unknown): unknown =>
  payload instanceof BookingError
    ? { code: payload.code, recoverable: payload.recoverable, message: payload.message }
    : payload;

const widgets = config.widgets.map(({ props = {} }, widget) => {
  const section = document.createElement('section');
  section.ariaLabel = `Widget ${widget}`;
  document.getElementById('root')?.append(section);

  const element = document.createElement('awell-book-appointment');
  setProps(element, props);
  element.completeActivity = (completion) => complete(widget, completion);
  for (const [type, name] of Object.entries(eventNames)) {
    element.addEventListener(type, (event) => {
      const { detail } = event as CustomEvent<unknown>;
      const payload = name === 'onStatusChange' ? (detail as { status: string }).status : detail;
      events.push({ widget, name, payload: plain(payload) });
    });
  }
  section.append(element);
  return { section, element };
});

window.host = {
  calls,
  events,
  completeWith,
  setProps: (index, props) => setProps(widgets[index]!.element, props),
  mount: (index) => widgets[index]!.section.append(widgets[index]!.element),
  mountInTurn: (index) => window.host.mount(index),
  unmount: (index) => widgets[index]!.element.remove(),
  hide: () => {
    throw new Error('Nothing but React hides an element like this.');
  },
  preload: () => {
    throw new Error('The element has no preload of its own.');
  },
  cancelPreload: () => undefined,
};
