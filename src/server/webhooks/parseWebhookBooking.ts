import type { Booking } from '../../api/cal/booking';
import { parseBooking } from '../../api/cal/parseBooking';
import { isRecord, readHttpUrl, type WireRecord } from '../../wire';

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Answers come as `{ slug: { label, value, isHidden } }`, in older meeting events as `{ slug: value }`. */
function readResponses(value: unknown): Record<string, unknown> {
  const answers = Object.entries(isRecord(value) ? value : {}).map(([slug, answer]) => {
    const isLabelled = isRecord(answer) && ('value' in answer || 'label' in answer);
    return [slug, isLabelled ? answer['value'] : answer] as const;
  });
  return Object.fromEntries(
    answers.filter(([, answer]) => answer !== undefined && answer !== null && answer !== ''),
  );
}

function asAttendee(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const { language } = value;
  return {
    ...value,
    language: isRecord(language) ? language['locale'] : language,
    absent: value['noShow'],
  };
}

function readOrigin(value: unknown): string | undefined {
  const url = readHttpUrl(value);
  return url === undefined ? undefined : new URL(url).origin;
}

/** Daily's own address is no use without the token beside it; Cal.com gives a page of its own for it. */
function readRoom(value: unknown): string | undefined {
  if (!isRecord(value) || value['type'] === 'daily_video') return undefined;
  return readHttpUrl(value['url']);
}

/**
 * The booking of a webhook: a calendar event (`bookingId`, `organizer`) or a row of Cal.com's table
 * (`id`, `user`), in the words of its API.
 *
 * @param status What the trigger says, where the payload does not.
 * @returns `undefined` for what has no uid or no start.
 */
export function parseWebhookBooking(payload: WireRecord, status?: string): Booking | undefined {
  const responses = readResponses(payload['responses']);
  const said = typeof payload['status'] === 'string' ? payload['status'] : status;
  const isCancelled = said?.toLowerCase() === 'cancelled' || said?.toLowerCase() === 'rejected';
  const { organizer, team } = payload;
  const members = isRecord(team) ? list(team['members']) : [];
  const booking = parseBooking(
    {
      ...payload,
      id: payload['bookingId'] ?? payload['id'],
      status: said,
      // Of an event type whose length was changed since, `length` is not the booking's.
      duration: payload['endTime'] ? undefined : payload['length'],
      eventType: { slug: payload['type'] },
      hosts: isRecord(organizer) ? [organizer, ...members] : undefined,
      attendees: list(payload['attendees']).map(asAttendee),
      guests: responses['guests'],
      responses,
      seatUid: payload['seatReferenceUid'] ?? payload['seatUid'],
      icsUid: payload['iCalUID'],
      rescheduledFromUid: payload['rescheduleUid'] ?? payload['fromReschedule'],
      // Cal.com keeps the reason for a reschedule in this column of the new booking.
      cancellationReason: isCancelled ? payload['cancellationReason'] : undefined,
      reschedulingReason: isCancelled ? undefined : payload['cancellationReason'],
      absentHost: payload['noShowHost'],
    },
    readOrigin(payload['bookerUrl']),
  );
  return (
    booking && {
      ...booking,
      videoCallUrl: booking.videoCallUrl ?? readRoom(payload['videoCallData']),
    }
  );
}
