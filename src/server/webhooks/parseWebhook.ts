import { BookingError } from '../../errors';
import { isRecord, readId, readText, readTime, type WireRecord } from '../../wire';
import type { CalWebhookEvent, RescheduledFrom } from './events';
import { parseWebhookBooking } from './parseWebhookBooking';

const MAX_REASON = 20_000;

const invalid = (message: string): BookingError => new BookingError('invalid_webhook', message);

const customTemplate = (): BookingError =>
  invalid(
    'A webhook came without the fields that Cal.com sends by default, as one with a custom payload template does. ' +
      'It cannot be told what happened to which booking: remove the template in Cal.com (Settings, Developer, Webhooks).',
  );

/** What a trigger says of a booking, for older versions of Cal.com that leave the status out. */
const STATUS_OF: Readonly<Record<string, string>> = {
  BOOKING_CANCELLED: 'CANCELLED',
  BOOKING_REJECTED: 'REJECTED',
  BOOKING_REQUESTED: 'PENDING',
};

function readRescheduledFrom(payload: WireRecord): RescheduledFrom | undefined {
  const uid = readText(payload['rescheduleUid']);
  if (uid === undefined) return undefined;
  return {
    uid,
    id: readId(payload['rescheduleId']),
    start: readTime(payload['rescheduleStartTime']),
    end: readTime(payload['rescheduleEndTime']),
  };
}

function parseNoShow(payload: WireRecord, createdAt: string | undefined): CalWebhookEvent {
  const bookingUid = readText(payload['bookingUid']);
  if (bookingUid === undefined) throw customTemplate();
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

/**
 * Reads the JSON of one of Cal.com's webhooks (its default payload, versions since `2021-10-20`; meeting events flat
 * or wrapped). Check the signature first: anyone can send JSON.
 *
 * Times are ISO 8601 UTC, statuses in lower case. A trigger that is not read comes back as `UNKNOWN`, unread.
 *
 * @throws BookingError `invalid_webhook` for what is no webhook of Cal.com, or one with a custom payload template.
 */
export function parseCalWebhook(json: unknown): CalWebhookEvent {
  if (!isRecord(json)) {
    throw invalid('A webhook came whose body is no JSON object. Check that Cal.com sent it.');
  }
  const name = readText(json['triggerEvent'], 100);
  if (name === undefined || !/^[A-Z][A-Z0-9_]*$/.test(name)) throw customTemplate();

  const createdAt = readTime(json['createdAt']);
  if (name === 'PING') return { trigger: name, createdAt };

  const isMeeting = name === 'MEETING_STARTED' || name === 'MEETING_ENDED';
  const payload = isRecord(json['payload']) || !isMeeting ? json['payload'] : json;
  const unknown = (): CalWebhookEvent => ({
    trigger: 'UNKNOWN',
    name,
    payload: payload ?? json,
    createdAt,
  });

  switch (name) {
    case 'BOOKING_NO_SHOW_UPDATED':
      if (!isRecord(payload)) throw customTemplate();
      return parseNoShow(payload, createdAt);
    case 'BOOKING_CREATED':
    case 'BOOKING_RESCHEDULED':
    case 'BOOKING_CANCELLED':
    case 'BOOKING_REQUESTED':
    case 'BOOKING_REJECTED':
    case 'BOOKING_PAYMENT_INITIATED':
    case 'BOOKING_PAID':
    case 'MEETING_STARTED':
    case 'MEETING_ENDED':
      break;
    default:
      return unknown();
  }

  const booking = isRecord(payload) ? parseWebhookBooking(payload, STATUS_OF[name]) : undefined;
  if (!isRecord(payload) || !booking) throw customTemplate();
  const { awellActivityId, awellPathwayId } = booking.metadata;
  const common = {
    booking,
    createdAt,
    activityId: readText(awellActivityId),
    careFlowId: readText(awellPathwayId),
    isSeated: readId(payload['seatsPerTimeSlot']) !== undefined,
  };
  const rescheduledFrom = readRescheduledFrom(payload);

  switch (name) {
    case 'BOOKING_CREATED':
    case 'BOOKING_REQUESTED':
      return { trigger: name, ...common, rescheduledFrom };
    case 'BOOKING_RESCHEDULED':
      if (!rescheduledFrom) {
        throw invalid(
          'A webhook tells of a reschedule without the booking that was replaced (rescheduleUid), so it cannot be followed. Read the booking from Cal.com instead.',
        );
      }
      return { trigger: name, ...common, rescheduledFrom };
    case 'BOOKING_CANCELLED':
      return {
        trigger: name,
        ...common,
        cancellationReason: readText(payload['cancellationReason'], MAX_REASON),
        isRescheduleRequested: payload['requestReschedule'] === true,
      };
    case 'BOOKING_REJECTED':
      return {
        trigger: name,
        ...common,
        rejectionReason: readText(payload['rejectionReason'], MAX_REASON),
      };
    case 'BOOKING_PAYMENT_INITIATED':
    case 'BOOKING_PAID':
      return { trigger: name, ...common, paymentId: readId(payload['paymentId']) };
    case 'MEETING_STARTED':
    case 'MEETING_ENDED':
      return { trigger: name, ...common };
  }
}
