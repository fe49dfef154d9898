import type { ReactElement } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { BookAppointment } from '../components/BookAppointment';
import type { BookingEventProps } from '../components/BookAppointment.types';
import { BookAppointmentActivity } from '../components/BookAppointmentActivity';
import { Misconfigured } from '../components/Misconfigured';
import type { CompleteActivity } from '../completion/options';
import { BookingError } from '../errors';
import { attributeNames, propertyNames, readAttribute } from './attributes';
import type { BookAppointmentElementEvents, BookAppointmentElementProps } from './props';
import { insertStyles } from './styles';

const missingActivity = (): BookingError =>
  new BookingError(
    'invalid_activity',
    'The element has a cal-link but no activity-id, so a booking could never be told to Awell. ' +
      'Set both, or set the property activityDetails to the record of the activity.',
  );

const missingCompletion = (): BookingError =>
  new BookingError(
    'completion_failed',
    'The property completeActivity of the element is not set, so Awell cannot be told. ' +
      'Set it to a function that completes the activity. The booking is kept, and tried again until then.',
    { recoverable: true },
  );

/** A server has no elements, but may import this file. */
const Base = globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement);

// eslint-disable-next-line typescript/no-unsafe-declaration-merging -- the accessors are defined from one list, below
export interface BookAppointmentElement extends BookAppointmentElementProps {}

/**
 * `<awell-book-appointment>`: lets a patient book an appointment with Cal.com, and completes the Awell activity with
 * the booking's id, in a page without React. It is in the page's own DOM, where embed.js can find it.
 *
 * @example
 * <awell-book-appointment cal-link="clinic/intake" activity-id="…"></awell-book-appointment>
 * document.querySelector('awell-book-appointment').completeActivity = ({ activityId, dataPoints }) => …;
 */
export class BookAppointmentElement extends Base {
  /** @hidden */
  static readonly observedAttributes = attributeNames;

  #given: BookAppointmentElementProps = {};
  #root: Root | undefined;
  #place: HTMLElement | undefined;
  #isAsked = false;

  constructor() {
    super();
    // What was set before the element was defined is in the way of the accessors.
    for (const name of propertyNames) {
      if (!Object.hasOwn(this, name)) continue;
      const value: unknown = this[name];
      Reflect.deleteProperty(this, name);
      this.#set(name, value);
    }
  }

  static {
    for (const name of propertyNames) {
      Object.defineProperty(this.prototype, name, {
        configurable: true,
        enumerable: true,
        get(this: BookAppointmentElement) {
          return this.#given[name];
        },
        set(this: BookAppointmentElement, value: unknown) {
          this.#set(name, value);
        },
      });
    }
  }

  /** @hidden */
  connectedCallback(): void {
    insertStyles(this);
    this.#ask();
  }

  /** Moved by `moveBefore`, which keeps the booking page as it is. @hidden */
  connectedMoveCallback(): void {
    insertStyles(this);
  }

  /** @hidden */
  disconnectedCallback(): void {
    // Out of the document first: what is still in it is taken for hidden, and goes on.
    this.#place?.remove();
    this.#root?.unmount();
    this.#place = undefined;
    this.#root = undefined;
  }

  /** @hidden */
  attributeChangedCallback(attribute: string, _before: string | null, value: string | null): void {
    const read = readAttribute(attribute, value);
    if (read) this.#set(...read);
  }

  #set(name: keyof BookAppointmentElementProps, value: unknown): void {
    this.#given = { ...this.#given, [name]: value ?? undefined };
    this.#ask();
  }

  /** Renders once for everything that is set in the same moment. */
  #ask(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    queueMicrotask(() => {
      this.#isAsked = false;
      if (this.isConnected) this.#render();
    });
  }

  #render(): void {
    const { activityDetails, calLink, activityId } = this.#given;
    const isAwaited = activityDetails === undefined && calLink === undefined && !activityId;
    // What the page has put in between stays until there is something to show.
    if (isAwaited && !this.#root) return;
    if (!this.#place || !this.#root) {
      this.#place = document.createElement('div');
      this.replaceChildren(this.#place);
      this.#root = createRoot(this.#place);
    }
    this.#root.render(this.#content());
  }

  #content(): ReactElement {
    const { activityDetails, calLink = '', activityId, careFlowId, ...given } = this.#given;
    const props = { ...given, ...this.#listeners, completeActivity: this.#completeActivity };
    if (activityDetails) {
      return <BookAppointmentActivity {...props} activityDetails={activityDetails} />;
    }
    if (!activityId) return <Misconfigured {...props} rootRef={null} error={missingActivity()} />;
    return <BookAppointment {...props} {...{ calLink, activityId, careFlowId }} />;
  }

  #completeActivity: CompleteActivity = (completion) => {
    const { completeActivity } = this.#given;
    return completeActivity ? completeActivity(completion) : Promise.reject(missingCompletion());
  };

  #tell<K extends keyof BookAppointmentElementEvents>(
    name: K,
    detail: BookAppointmentElementEvents[K],
  ): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #listeners = {
    onStatusChange: (status, state) => this.#tell('awell-status-change', { status, state }),
    onReady: () => this.#tell('awell-ready', null),
    onBooked: (booking) => this.#tell('awell-booked', booking),
    onRescheduled: (change) => this.#tell('awell-rescheduled', change),
    onCancelled: (change) => this.#tell('awell-cancelled', change),
    onCompleted: (booking) => this.#tell('awell-completed', booking),
    onError: (error) => this.#tell('awell-error', error),
  } satisfies BookingEventProps;
}
