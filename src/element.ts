/**
 * The widget as a custom element, for apps without React.
 *
 * @module awell-cal-booking/element
 */

import { BookAppointmentElement } from './element/BookAppointmentElement';
import type { BookAppointmentElementEvents } from './element/props';
import { TAG_NAME } from './element/tagName';

// The element
export { BookAppointmentElement };
export type { BookAppointmentElementEvents, BookAppointmentElementProps } from './element/props';
export type { BookingLabels, HelpText } from './texts/labels';
export type { BookingLayout, BookingTheme } from './embed/embedTarget';
export type { BookingMetadata, Prefill } from './embed/bookingPageUrl';

// Awell
export { createAwellClient } from './api/awellClient';
export type { AwellClient, AwellClientOptions, AwellRequestOptions } from './api/awellClient';
export type {
  ExtensionActivityField,
  ExtensionActivityRecord,
  ExtensionActivitySetting,
} from './api/awellActivity';
export type { ActivityCompletion, CompleteActivity } from './completion/options';
export type { BookedState } from './completion/view';
export type { BookingState, BookingStateName } from './components/bookingState';
export type { BookingStorage } from './completion/outbox';
export type { BookedAppointment } from './booking/bookedAppointment';
export type { BookingIdFrom, DataPoint } from './booking/dataPoints';

// Errors
export { BookingError } from './errors';
export type { BookingErrorCode, BookingErrorOptions } from './errors';

type ElementEvents = {
  [Name in keyof BookAppointmentElementEvents]: CustomEvent<BookAppointmentElementEvents[Name]>;
};

declare global {
  interface HTMLElementTagNameMap {
    'awell-book-appointment': BookAppointmentElement;
  }
  interface HTMLElementEventMap extends ElementEvents {}
}

// A server may import this file, and another copy of it may have defined the element already.
if (globalThis.customElements && !customElements.get(TAG_NAME)) {
  customElements.define(TAG_NAME, BookAppointmentElement);
}
