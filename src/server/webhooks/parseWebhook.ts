import { BookingError } from '../../errors';
import { isRecord, readId, readText, readTime, type WireRecord, readUid } from '../../wire';
import type {
  BookingNoShowUpdatedEvent,
  CalWebhookEvent,
  RescheduledFrom,
  UnknownTriggerEvent,
} from './events';
import { parseWebhookBooking } from './parseWebhookBooking';

const MAX_REASON = 20_000;

/** Triggers about a booking, and the status that each implies if an older Cal.com omits it. */
const STATUS_OF = {
  BOOKING_CREATED: 'ACCEPTED',
  BOOKING_RESCHEDULED: 'ACCEPTED',
  BOOKING_CANCELLED: 'CANCELLED',
  BOOKING_REQUESTED: 'PENDING',
  BOOKING_REJECTED: 'REJECTED',
  BOOKING_PAYMENT_INITIATED: undefined,
  BOOKING_PAID: undefined,
  MEETING_STARTED: undefined,
  MEETING_ENDED: undefined,
} as const;

type BookingTrigger = keyof typeof STATUS_OF;

const isBookingTrigger = (name: string): name is BookingTrigger => Object.hasOwn(STATUS_OF, name);

const invalid = (message: string): BookingError => new BookingError('invalid_webhook', message);

/** A template may keep or drop any field, so a missing field could mean anything. */
const customTemplate = (missing: string): BookingError =>
  invalid(
    `A webhook came without ${missing}, which Cal.com sends unless the webhook has a custom payload template, or ` +
      'belongs to another app such as Zapier. It does not say what happened to which booking, so it cannot be ' +
      "handled: remove the template in Cal.com (Settings, Developer, Webhooks), or add a webhook of this app's own.",
  );

function readRescheduledFrom(payload: WireRecord): RescheduledFrom | undefined {
  const uid = readUid(payload['rescheduleUid']);
  if (uid === undefined) return undefined;
  return {
    uid,
    id: readId(payload['rescheduleId']),
    start: readTime(payload['rescheduleStartTime']),
    end: readTime(payload['rescheduleEndTime']),
  };
}

function parseNoShow(
  payload: WireRecord,
  createdAt: string | undefined,
): BookingNoShowUpdatedEvent {
  const bookingUid = readUid(payload['bookingUid']);
  if (bookingUid === undefined) throw customTemplate('bookingUid');
  const attendees = Array.isArray(payload['attendees']) ? payload['attendees'] : [];
  return {
    trigger: 'BOOKING_NO_SHOW_UPDATED',
    bookingUid,
    bookingId: readId(payload['bookingId']),
    attendees: attendees.filter(isRecord).flatMap(({ email, noShow }) => {
      const address = readText(email);
      return address === undefined ? [] : [{ email: address, isAbsent: noShow === true }];
    }),
    createdAt,
  };
}

function parseBookingEvent(
  trigger: BookingTrigger,
  payload: WireRecord,
  createdAt: string | undefined,
): CalWebhookEvent {
  const booking = parseWebhookBooking(payload, STATUS_OF[trigger]);
  if (!booking) throw customTemplate('the uid or the start of a booking');
  const { awellActivityId, awellPathwayId } = booking.metadata;
  const common = {
    booking,
    createdAt,
    activityId: readText(awellActivityId),
    careFlowId: readText(awellPathwayId),
    isSeated: readId(payload['seatsPerTimeSlot']) !== undefined,
  };
  switch (trigger) {
    case 'BOOKING_CREATED':
    case 'BOOKING_REQUESTED':
    case 'BOOKING_RESCHEDULED':
      return { trigger, ...common, rescheduledFrom: readRescheduledFrom(payload) };
    case 'BOOKING_CANCELLED':
      return {
        trigger,
        ...common,
        cancellationReason: readText(payload['cancellationReason'], MAX_REASON),
        isRescheduleRequested: payload['requestReschedule'] === true,
      };
    case 'BOOKING_REJECTED':
      return {
        trigger,
        ...common,
        rejectionReason: readText(payload['rejectionReason'], MAX_REASON),
      };
    case 'BOOKING_PAYMENT_INITIATED':
    case 'BOOKING_PAID':
      return { trigger, ...common, paymentId: readId(payload['paymentId']) };
    case 'MEETING_STARTED':
    case 'MEETING_ENDED':
      return { trigger, ...common };
  }
}

const unknown = (
  name: string,
  payload: unknown,
  createdAt: string | undefined,
): UnknownTriggerEvent => ({ trigger: 'UNKNOWN', name, payload, createdAt });

/**
 * Reads the JSON of one of Cal.com's webhooks: its default payload, versions since `2021-10-20`. Meeting events may be
 * flat (a row of Cal.com's table beside `triggerEvent`) or wrapped. Check the signature first: anyone can send JSON.
 *
 * Times are ISO 8601 UTC, statuses in lower case. An unknown trigger is returned as `UNKNOWN`, with its payload.
 *
 * @throws BookingError `invalid_webhook` if it isn't a webhook of Cal.com, or has a custom payload template.
 */
export function parseCalWebhook(json: unknown): CalWebhookEvent {
  if (!isRecord(json)) {
    throw invalid("The body of a webhook isn't a JSON object. Check that Cal.com sent it.");
  }
  const name = readText(json['triggerEvent'], 100);
  if (name === undefined || !/^[A-Z][A-Z0-9_]*$/.test(name)) throw customTemplate('triggerEvent');

  const { payload } = json;
  const isMeeting = name === 'MEETING_STARTED' || name === 'MEETING_ENDED';
  // In a flat event it is the booking's; a wrapped event may have been written long before it was sent.
  const createdAt = isMeeting ? undefined : readTime(json['createdAt']);
  if (isMeeting && !isRecord(payload)) return parseBookingEvent(name, json, createdAt);

  if (name === 'PING') return { trigger: name, createdAt };
  const isNoShow = name === 'BOOKING_NO_SHOW_UPDATED';
  if (!isNoShow && !isBookingTrigger(name)) return unknown(name, payload ?? json, createdAt);
  if (!isRecord(payload)) throw customTemplate('payload');
  return isNoShow ? parseNoShow(payload, createdAt) : parseBookingEvent(name, payload, createdAt);
}
