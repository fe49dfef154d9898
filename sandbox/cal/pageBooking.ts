import { createBooking, createSeries } from './bookings/create';
import type { Booked, BookInput } from './bookings/input';
import { newRecord } from './bookings/record';
import { rescheduleBooking } from './bookings/reschedule';
import type { CalContext } from './context';
import { HOST, type SandboxEventType } from './eventTypes';
import { videoCallUrl } from './video';
import { toBookingResponse } from '../../src/testing/protocol/bookingResponse';
import { locationType } from '../../src/testing/protocol/publicEventType';
import type { BookingResponse } from '../../src/testing/protocol/types';
import { occurrenceStarts } from './slots';

const DRY_RUN_ID = -101;
const DRY_RUN_UID = 'DRY_RUN_UID';

/** The body that the booking page posts. */
export interface PageBooking {
  eventTypeId: number;
  start: string;
  timeZone: string;
  language: string;
  responses: {
    name: string;
    email: string;
    notes?: string;
    guests: string[];
    rescheduleReason?: string;
  };
  metadata: Record<string, string>;
  rescheduleUid: string | null;
  rescheduledBy: string | null;
  isDryRun: boolean;
}

function toInput(eventType: SandboxEventType, body: PageBooking): BookInput {
  const { name, email, guests } = body.responses;
  return {
    eventType,
    start: body.start,
    booker: { name, email, timeZone: body.timeZone, locale: body.language },
    guests,
    responses: {
      ...body.responses,
      location: { value: locationType(eventType.location), optionValue: '' },
    },
    metadata: body.metadata,
    source: 'WEBAPP',
  };
}

function respond(
  { basePath, store }: CalContext,
  eventType: SandboxEventType,
  booked: Booked,
  requestUrl: string,
): BookingResponse {
  const { booking } = booked;
  const link = videoCallUrl(booking, new URL(requestUrl).origin + basePath);
  const previous = booking.fromReschedule ? store.find(booking.fromReschedule) : undefined;
  return toBookingResponse(booking, {
    ...booked,
    host: HOST,
    eventType,
    previous: booked.seatReferenceUid ? undefined : previous,
    videoCallUrl: link ?? null,
  });
}

function dryRun({ store }: CalContext, input: BookInput): BookingResponse {
  const booking = { ...newRecord(store, input), id: DRY_RUN_ID, uid: DRY_RUN_UID };
  const nothing = { joinedSeat: false, seatReferenceUid: null, payment: null, videoCallUrl: null };
  const { eventType } = input;
  return { ...toBookingResponse(booking, { ...nothing, host: HOST, eventType }), isDryRun: true };
}

export function bookFromPage(
  context: CalContext,
  eventType: SandboxEventType,
  body: PageBooking,
  requestUrl: string,
): BookingResponse {
  const { store, slots } = context;
  const input = toInput(eventType, body);
  if (body.isDryRun) return dryRun(context, input);
  const { rescheduleUid, rescheduledBy, metadata, start } = body;
  const known = rescheduleUid && (store.find(rescheduleUid) ?? store.findSeat(rescheduleUid));
  const booked = known
    ? rescheduleBooking(store, slots, rescheduleUid, {
        start,
        metadata,
        rescheduledBy,
        byHost: false,
        reason: body.responses.rescheduleReason || null,
        source: 'WEBAPP',
      })
    : createBooking(store, slots, input);
  return respond(context, eventType, booked, requestUrl);
}

export function bookSeriesFromPage(
  context: CalContext,
  eventType: SandboxEventType,
  body: PageBooking,
  requestUrl: string,
): BookingResponse[] {
  const input = toInput(eventType, body);
  if (body.isDryRun) {
    return occurrenceStarts(body.start, eventType).map((start) =>
      dryRun(context, { ...input, start }),
    );
  }
  return createSeries(context.store, context.slots, input).map((booked) =>
    respond(context, eventType, booked, requestUrl),
  );
}
