import type { BookAppointmentElementProps } from './props';

type Name = keyof BookAppointmentElementProps;
type Read = (value: string) => unknown;

const text: Read = (value) => value;
/** Present is `true`, as HTML has it; but frameworks also write `="false"`. */
const flag: Read = (value) => value !== 'false';
const milliseconds: Read = (value) => (Number(value) > 0 ? Number(value) : undefined);
const list: Read = (value) => value.split(/[\s,]+/).filter(Boolean);

/** What HTML has no way to write. */
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

/** How everything else is read, which can be written as an attribute. */
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

/** The property that an attribute stands for, with its value; `undefined` where it was removed or left empty. */
export function readAttribute(
  attribute: string,
  value: string | null,
): [name: Name, value: unknown] | undefined {
  const name = byAttribute.get(attribute);
  if (!name) return undefined;
  const written = value?.trim() ?? null;
  // A link that was left empty is a mistake to be told, not one that was never given.
  const isUnset =
    written === null || (written === '' && readers[name] === text && name !== 'calLink');
  return [name, isUnset ? undefined : readers[name](written)];
}
