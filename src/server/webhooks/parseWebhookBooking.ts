import type { Booking } from '../../booking/booking';
import { parseBooking } from '../../api/cal/parseBooking';
import { isRecord, readHttpUrl, readText, type WireRecord } from '../../wire';

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Answers come as `{ slug: { label, value, isHidden } }`, in older meeting events as `{ slug: value }`. */
function readResponses(value: unknown): Record<string, unknown> {
  const responses: Record<string, unknown> = {};
  for (const [slug, answer] of Object.entries(isRecord(value) ? value : {})) {
    const isLabelled = isRecord(answer) && ('value' in answer || 'label' in answer);
    const given = isLabelled ? answer['value'] : answer;
    if (given !== undefined && given !== null && given !== '') responses[slug] = given;
  }
  return responses;
}

function asAttendee(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const { name, email, timeZone, language, locale, phoneNumber, noShow } = value;
  return {
    name,
    email,
    timeZone,
    language: isRecord(language) ? language['locale'] : (language ?? locale),
    phoneNumber,
    absent: noShow,
  };
}

/** Daily's own address needs a token, so Cal.com's page for the meeting is used. */
function readRoom(value: unknown): string | undefined {
  if (!isRecord(value) || value['type'] === 'daily_video') return undefined;
  return readHttpUrl(value['url']);
}

/**
 * The booking of a webhook: a calendar event (`bookingId`, `organizer`) or a row of Cal.com's table (`id`, `user`),
 * with the field names of its API.
 *
 * @param impliedStatus The status that the trigger implies, if the payload has none.
 * @returns `undefined` if it has no uid or no start.
 */
export function parseWebhookBooking(
  payload: WireRecord,
  impliedStatus?: string,
): Booking | undefined {
  const responses = readResponses(payload['responses']);
  const status = readText(payload['status']) ?? impliedStatus;
  // For an active booking, Cal.com stores the reason for rescheduling in this column.
  const isOver = /^(?:cancelled|rejected)$/i.test(status ?? '');
  const reason = payload['cancellationReason'];
  const { organizer, team } = payload;
  const members = isRecord(team) ? list(team['members']) : [];
  const bookerUrl = readHttpUrl(payload['bookerUrl']);
  // Field by field, because copying the whole payload takes longer than the rest.
  const booking = parseBooking(
    {
      uid: payload['uid'],
      id: payload['bookingId'] ?? payload['id'],
      status,
      startTime: payload['startTime'],
      endTime: payload['endTime'],
      // If the event type's length was changed since, `length` isn't the booking's.
      duration: payload['endTime'] ? undefined : payload['length'],
      title: payload['title'],
      description: payload['description'],
      eventTypeId: payload['eventTypeId'],
      eventType: { slug: payload['type'], title: payload['eventTitle'] },
      seatsPerTimeSlot: payload['seatsPerTimeSlot'],
      hosts: isRecord(organizer) ? [organizer, ...members] : [payload['user']],
      attendees: list(payload['attendees']).map(asAttendee),
      guests: responses['guests'],
      location: payload['location'],
      metadata: payload['metadata'],
      responses,
      seatUid: payload['attendeeSeatId'] ?? payload['seatReferenceUid'] ?? payload['seatUid'],
      icsUid: payload['iCalUID'],
      rescheduledFromUid: payload['rescheduleUid'] ?? payload['fromReschedule'],
      rescheduledBy: payload['rescheduledBy'],
      reschedulingReason: isOver ? undefined : reason,
      cancellationReason: isOver ? reason : undefined,
      cancelledBy: payload['cancelledBy'],
      absentHost: payload['noShowHost'],
      createdAt: payload['createdAt'],
      updatedAt: payload['updatedAt'],
    },
    bookerUrl && new URL(bookerUrl).origin,
  );
  if (booking) booking.videoCallUrl ??= readRoom(payload['videoCallData']);
  return booking;
}
