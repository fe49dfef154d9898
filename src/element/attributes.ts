import type { BookAppointmentElementProps } from './props';

type Name = keyof BookAppointmentElementProps;
type Read = (value: string) => unknown;

const text: Read = (value) => value;
/** An attribute that is present is `true`, as in HTML, but frameworks also write `="false"`. */
const flag: Read = (value) => value !== 'false';
const milliseconds: Read = (value) => (Number(value) > 0 ? Number(value) : undefined);
const list: Read = (value) => value.split(/[\s,]+/).filter(Boolean);

/** Properties that can't be written as attributes. */
const properties = [
  'activityDetails',
  'completeActivity',
  'dataPoints',
  'metadata',
  'prefill',
  'labels',
  'storage',
] as const satisfies readonly Name[];

type Written = Exclude<Name, (typeof properties)[number]>;

/** How to read each attribute. */
const readers: Record<Written, Read> = {
  calLink: text,
  activityId: text,
  careFlowId: text,
  calOrigin: text,
  embedJsUrl: text,
  allowedOrigins: list,
  prefillFromRecord: flag,
  rescheduleUid: text,
  canReschedule: flag,
  canCancel: flag,
  loadTimeout: milliseconds,
  completeWhen: text,
  bookingIdFrom: text,
  verifyBooking: flag,
  calApiUrl: text,
  completionTimeout: milliseconds,
  theme: text,
  brandColor: text,
  layout: text,
  hideEventTypeDetails: flag,
  headingLevel: text,
  timeZone: text,
  locale: text,
};

const attributeOf = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const byAttribute = new Map(
  (Object.keys(readers) as Written[]).map((name) => [attributeOf(name), name]),
);

export const attributeNames: readonly string[] = [...byAttribute.keys()];

export const propertyNames: readonly Name[] = [...byAttribute.values(), ...properties];

/** The property of an attribute, with its value; `undefined` if the attribute was removed or is empty. */
export function readAttribute(
  attribute: string,
  value: string | null,
): [name: Name, value: unknown] | undefined {
  const name = byAttribute.get(attribute);
  if (!name) return undefined;
  const written = value?.trim() ?? null;
  // An empty link is a mistake to report, not a missing one.
  const isUnset =
    written === null || (written === '' && readers[name] === text && name !== 'calLink');
  return [name, isUnset ? undefined : readers[name](written)];
}
