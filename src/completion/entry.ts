import type { BookedAppointment } from '../booking/bookedAppointment';
import type { BookingError } from '../errors';
import { keptOf, type Intent } from './intent';
import type { BookingState } from './machine';
import type { CompletionOptions } from './options';
import { dataPointsOf } from './tell';

/** A new intent, and why its data points cannot be told, if so. */
export interface Entry {
  entry: Intent;
  refusal?: BookingError;
}

/** What the outbox is to keep of a booking that was just made, beside what is known of others. */
export function createEntry(
  activityId: string,
  booking: BookedAppointment,
  state: BookingState,
  options: CompletionOptions | undefined,
): Entry {
  const awaits =
    options?.completeWhen === 'confirmed' &&
    (booking.status !== 'accepted' || booking.paymentRequired);
  const entry: Intent = {
    activityId,
    ...keptOf(booking),
    at: Date.now(),
    others: state.booking && state.others.map(({ uid }) => uid),
    replaced: state.booking && [...state.replaced],
    awaits,
  };
  try {
    return { entry: { ...entry, dataPoints: options && dataPointsOf(booking, options) } };
  } catch (error) {
    return { entry, refusal: error as BookingError };
  }
}
