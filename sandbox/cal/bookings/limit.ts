import type { CalStore } from '../store';
import { BookingFailure } from './failure';
import type { BookInput } from './input';

const TOO_MANY =
  "Attendee with this email can't book because the maximum number of active bookings has been reached.";

/** @throws BookingFailure if a patient has as many upcoming bookings as the event type allows. */
export function assertBelowLimit(store: CalStore, { eventType, booker }: BookInput): void {
  const { id, maxActiveBookingsPerBooker: limit, offersReschedule } = eventType;
  if (limit === null) return;
  const active = store
    .bookings()
    .filter(
      ({ eventTypeId, attendees }) => eventTypeId === id && attendees[0]?.email === booker.email,
    )
    .filter(({ status }) => status === 'ACCEPTED' || status === 'PENDING')
    .filter(({ startTime }) => Date.parse(startTime) >= store.now().getTime());
  if (active.length < limit) return;
  const last = offersReschedule ? active.at(-1) : undefined;
  if (!last) throw new BookingFailure(400, TOO_MANY);
  const { uid: rescheduleUid, startTime } = last;
  throw new BookingFailure(
    400,
    `${TOO_MANY} You can reschedule your existing booking (${rescheduleUid}) to a new timeslot instead.`,
    { rescheduleUid, startTime },
  );
}
