import { BookingError } from '../../errors';
import { isRecord, readTime } from '../../wire';
import { minutesBetween } from './check';
import { invalidInput } from '../../checkOptions';
import { unwrap } from './parseBooking';
import type { CallCal, CallOptions } from './transport';

const DAY_MS = 86_400_000;

/** The end of the free time that begins at `start`; `undefined` if none does. */
function endOfSlot(data: unknown, start: string): string | undefined {
  const days = isRecord(data) ? Object.values(data).flat() : [];
  const slot = days.find((one) => isRecord(one) && readTime(one['start']) === start);
  return isRecord(slot) ? readTime(slot['end']) : undefined;
}

/**
 * Checks that a new booking is as long as its event type, if the event type has one length only. The created booking
 * can't show it, so the event type's free times are read.
 *
 * @throws BookingError `slot_taken` if no free time begins at `start`, `invalid_input` if its length differs.
 */
export async function checkLength(
  call: CallCal,
  { start, eventTypeId }: Record<string, unknown>,
  minutes: number,
  options: CallOptions | undefined,
): Promise<void> {
  const from = String(start);
  const end = new Date(Date.parse(from) + DAY_MS).toISOString();
  const query = { eventTypeId: Number(eventTypeId), start: from, end, format: 'range' };
  const slotEnd = endOfSlot(unwrap(await call('getSlots', { ...options, query }), 'data'), from);
  if (slotEnd === undefined) {
    throw new BookingError(
      'slot_taken',
      'This event type has no free time that begins then. Offer the patient another one.',
    );
  }
  const taken = minutesBetween(from, slotEnd);
  if (taken === minutes) return;
  throw invalidInput(
    'end',
    `makes ${minutes} minutes, but this event type takes ${taken}. Omit end.`,
  );
}
