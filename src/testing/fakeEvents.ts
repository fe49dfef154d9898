import type { BookedAppointment } from '../booking/bookedAppointment';
import { toRecord, type FakeBookingDetails, type FakeRecord } from './fakeBooking';
import { toBookingResponse } from './protocol/bookingResponse';
import {
  bookedEvents,
  cancelledEvent,
  dryRunEvents,
  recurringBookedEvents,
} from './protocol/events';
import { publicEventType } from './protocol/publicEventType';
import type { CalEvent, EventType } from './protocol/types';

/**
 * Which versions of an event the page sends. Cal.com's page sends both, and only the second for recurring bookings.
 */
export type EventVersions = EventType['fires'];

/** The page's messages after a booking or a reschedule. */
export function madeEvents(
  { booking, host, eventType, times }: FakeRecord,
  { id, isDryRun = false, occurrences, seatUid, videoCallUrl }: FakeBookingDetails,
  fires: EventVersions,
  isReschedule: boolean,
): CalEvent[] {
  const payment = {
    id: 880_001,
    uid: `${booking.uid}-payment`,
    bookingUid: booking.uid,
    seatReferenceUid: seatUid ?? null,
    amount: eventType.price,
    currency: 'eur',
    success: false,
  };
  const { fromReschedule } = booking;
  const answers = times.map((each) =>
    toBookingResponse(
      { ...booking, ...each },
      {
        host,
        eventType,
        payment: eventType.price > 0 ? payment : null,
        seatReferenceUid: seatUid ?? null,
        previous:
          isReschedule && fromReschedule ? toRecord({ uid: fromReschedule }, 0).booking : undefined,
        joinedSeat: seatUid !== undefined && id === null,
        videoCallUrl: videoCallUrl ?? null,
      },
    ),
  );
  if (isDryRun) return dryRunEvents(answers, { isReschedule });
  if (occurrences) return recurringBookedEvents(answers, { isReschedule });
  return answers.flatMap((answer) =>
    bookedEvents(answer, {
      eventType: publicEventType(eventType, host, null),
      isReschedule,
      fires,
    }),
  );
}

/** The page's messages after a cancellation. */
export const cancelledEvents = ({ booking, host, eventType }: FakeRecord): CalEvent[] => [
  cancelledEvent({ booking, host }, publicEventType(eventType, host, null)),
];

/** The booking as an app receives it. */
export function toBookedAppointment(
  { booking, host, eventType, times }: FakeRecord,
  details: FakeBookingDetails,
): BookedAppointment {
  const { uid, title, startTime, endTime, eventTypeId, fromReschedule, location } = booking;
  const { id, seatUid, videoCallUrl, isDryRun = false } = details;
  const isRecurring = details.occurrences !== undefined;
  const isJoinedSeat = seatUid !== undefined && id === null;
  // For dry runs and recurring bookings, Cal.com's page sends only the second version.
  const hasTwoVersions = !isDryRun && !isRecurring;
  return {
    uid: isDryRun ? 'DRY_RUN_UID' : uid,
    title: hasTwoVersions && seatUid !== undefined ? eventType.title : title,
    start: startTime,
    end: endTime,
    status: booking.status.toLowerCase(),
    paymentRequired: eventType.price > 0,
    isRecurring,
    isDryRun,
    ...(!isJoinedSeat && { eventTypeId }),
    ...(isRecurring && {
      occurrences: times.map((each) => ({ start: each.startTime, end: each.endTime })),
    }),
    ...(videoCallUrl !== undefined && { videoCallUrl }),
    ...(hasTwoVersions && {
      hostName: host.name,
      hostTimeZone: host.timeZone,
      ...(location && { location }),
      ...(id !== null && { id: booking.id }),
      ...(seatUid !== undefined && { seatUid }),
      ...(!isJoinedSeat && fromReschedule !== null && { rescheduledFromUid: fromReschedule }),
    }),
  };
}
