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
    'The element has a cal-link but no activity-id, so no activity can be completed. ' +
      'Set both, or set the property activityDetails to the record of the activity.',
  );

const missingCompletion = (): BookingError =>
  new BookingError(
    'completion_failed',
    'The property completeActivity of the element is not set, so the activity cannot be completed. ' +
      'Set it. The booking is saved, and submitted then.',
    { recoverable: true },
  );

/** A server may import this file, but has no elements. */
const Base = globalThis.HTMLElement ?? (Object as unknown as typeof HTMLElement);

// eslint-disable-next-line typescript/no-unsafe-declaration-merging -- the accessors are defined from one list, below
export interface BookAppointmentElement extends BookAppointmentElementProps {}

/**
 * `<awell-book-appointment>`: lets a patient book an appointment with Cal.com, and completes the Awell activity with
 * the booking's id, in a page without React. It renders into the page's own DOM, because embed.js looks there.
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
    // Properties that were set before the element was defined hide the accessors, so set them again.
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

  /** `moveBefore` moves the element and keeps the booking page as it is. */
  connectedMoveCallback(): void {
    insertStyles(this);
  }

  /** @hidden */
  disconnectedCallback(): void {
    // Remove it from the document first: while it is in there, it only counts as hidden and goes on.
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

  /** Renders once for everything that is set at the same moment. */
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
    // The page's own content stays until there is something to show.
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

  #dispatch<K extends keyof BookAppointmentElementEvents>(
    name: K,
    detail: BookAppointmentElementEvents[K],
  ): void {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #listeners = {
    onStatusChange: (status, state) => this.#dispatch('awell-status-change', { status, state }),
    onReady: () => this.#dispatch('awell-ready', null),
    onBooked: (booking) => this.#dispatch('awell-booked', booking),
    onRescheduled: (change) => this.#dispatch('awell-rescheduled', change),
    onCancelled: (change) => this.#dispatch('awell-cancelled', change),
    onCompleted: (booking) => this.#dispatch('awell-completed', booking),
    onError: (error) => this.#dispatch('awell-error', error),
  } satisfies BookingEventProps;
}
