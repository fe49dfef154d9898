import { BookingError } from '../../errors';
import { isRecord, readTime } from '../../wire';
import { invalidInput, minutesBetween } from './check';
import { unwrap } from './parseBooking';
import type { CallCal, CallOptions } from './transport';

const DAY_MS = 86_400_000;

/** The end of the free time that begins at `start`; `undefined` where none does. */
function endOfSlot(data: unknown, start: string): string | undefined {
  const days = isRecord(data) ? Object.values(data).flat() : [];
  const slot = days.find((one) => isRecord(one) && readTime(one['start']) === start);
  return isRecord(slot) ? readTime(slot['end']) : undefined;
}

/**
 * Checks that an event type of one length takes as many minutes as a booking was to take. A booking cannot say so
 * itself; the free times of the event type do.
 *
 * @throws BookingError `slot_taken` if no free time begins then, `invalid_input` if it is of another length.
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
      'No free time of this event type begins then. Offer the patient another one.',
    );
  }
  const taken = minutesBetween(from, slotEnd);
  if (taken === minutes) return;
  throw invalidInput(
    'end',
    `makes ${minutes} minutes, but this event type takes ${taken}. Leave end out.`,
  );
}
