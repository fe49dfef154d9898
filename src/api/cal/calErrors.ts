import { BookingError, type BookingErrorCode } from '../../errors';
import { isRecord, readText } from '../../wire';
import { codeOfStatus, isTransient, readJson, proxyMessage, type Answer } from '../request';
import { lacksPath } from './lacksPath';
import type { CalOperation } from './operations';

const DEFAULT_WAIT_MS = 60_000;

/**
 * How long Cal.com asks to wait, in ms: `Retry-After` (seconds or a date), else its own reset header. v2's contains
 * seconds to wait; v1's is a point in time, in seconds by its documentation and in milliseconds by its code.
 */
export function readRetryAfter(headers: Headers, now = Date.now()): number {
  const after = headers.get('retry-after');
  if (after !== null) {
    const seconds = Number(after);
    const until = Number.isNaN(seconds) ? Date.parse(after) - now : seconds * 1000;
    if (!Number.isNaN(until)) return Math.max(0, until);
  }
  let reset = 0;
  headers.forEach((value, name) => {
    if (name.startsWith('x-ratelimit-reset')) reset = Math.max(reset, Number(value) || 0);
  });
  if (reset <= 0) return DEFAULT_WAIT_MS;
  if (reset > 1e11) return Math.max(0, reset - now);
  if (reset > 1e9) return Math.max(0, reset * 1000 - now);
  return reset * 1000;
}

/** Cal.com's text, to distinguish causes that share a status. It may contain names, so it is never passed on. */
function messageIn(body: string): string {
  const parsed = readJson(body);
  if (!isRecord(parsed)) return '';
  const { message, error } = parsed;
  const inner = isRecord(error) ? error['message'] : error;
  return readText(message, 2000) ?? readText(inner, 2000) ?? '';
}

/** Names of the fields that Cal.com refuses. They are our own field names, not personal data. */
function refusedFields(body: string): string {
  const message = messageIn(body);
  const names = [...message.matchAll(/([A-Za-z.]{2,40}) property is wrong/g)].map(
    ([, name]) => name,
  );
  return names.length > 0 ? ` It names ${names.join(', ')}.` : '';
}

const SLOT_TAKEN =
  /already has booking|not available|no_available_users|no more seats|in the past|out[- ]of[- ]bounds|booking_limit/i;

/** Why an event type refuses a request: Cal.com's text, and ours, which contains no names. */
const RULES: [theirs: RegExp, ours: string][] = [
  [/minimum (?:\w+ )?notice/i, 'it is too late: the event type requires more notice.'],
  [/already ended/i, 'the appointment is over.'],
  [/does not allow cancellations/i, "the event type doesn't allow cancelling."],
  [
    /maximum number of active bookings/i,
    'this attendee already has as many upcoming bookings as the event type allows. Let them reschedule or cancel one.',
  ],
];

/**
 * The event type's rule that an answer mentions, in our words. Cal.com sends such answers without its envelope, as `{
 * statusCode, message }` with 400 or 403 (seen on Cal.com 6.2). They have nothing to do with the API key.
 */
function ruleOf({ status, body }: Answer): string | undefined {
  const message = messageIn(body);
  const known = RULES.find(([words]) => words.test(message));
  if (known) return known[1];
  const json = readJson(body);
  const isBare = isRecord(json) && typeof json['statusCode'] === 'number' && !('error' in json);
  // Cal.com uses the same form to refuse someone who isn't the host. That is about the API key.
  const isOfKeys = /^forbidden|\bnot (?:the|a) host\b/i.test(message);
  const isRule = isBare && (status === 400 || status === 403) && !isOfKeys;
  return isRule ? "a rule of the event type doesn't allow it." : undefined;
}

/** The code of an answer whose status alone doesn't say what is wrong. */
function codeOfAnswer(answer: Answer, operation: CalOperation): BookingErrorCode {
  const { status, body } = answer;
  if (status === 404 && operation === 'getBookingBySeat' && lacksPath(answer)) {
    return 'invalid_response';
  }
  if (status === 410) return 'v1_decommissioned';
  if (status === 409) return 'slot_taken';
  const code = codeOfStatus(status);
  const message = messageIn(body);
  if (operation === 'cancelBooking' && /reason is required/i.test(message)) {
    return 'reason_required';
  }
  const isMove = operation === 'rescheduleBooking';
  if (
    code === 'bad_request' &&
    (isMove || operation === 'createBooking') &&
    SLOT_TAKEN.test(message)
  ) {
    return 'slot_taken';
  }
  if (ruleOf(answer)) return 'event_type_rule';
  if (code !== 'bad_request') return code;
  if (/can't specify 'lengthInMinutes'/i.test(message)) return 'unsupported_field';
  return isMove && /has been cancelled/i.test(message) ? 'already_cancelled' : code;
}

const HINTS: Readonly<Record<string, string>> = {
  unauthorized:
    "the request isn't allowed. Check the API key, what the proxy's authorize returns, and whether the " +
    'booking belongs to this account: API v1 also answers 403 for unknown bookings.',
  invalid_response: 'it has no path for seats. Update the server, or the proxy.',
  not_found:
    "it doesn't know this booking or event type. Check the uid, and that the address belongs to the " +
    'API that created it (api.cal.com, api.cal.eu and self-hosted servers do not share bookings).',
  v1_decommissioned:
    'API v1 is switched off. Use createCalClient (v2) with the uid of the booking.',
  server_error: 'a retry may help.',
  reason_required:
    'it requires a reason. Pass cancellationReason: by default Cal.com requires one from the host (any client with the key).',
  unsupported_field: 'this event type has only one length. Omit end.',
  slot_taken: "this time isn't free (any more). Offer the patient another one.",
  already_cancelled:
    'this booking is cancelled or was rescheduled. Read the current one with getCurrentBooking.',
  bad_request: 'it refuses this request. Check the fields against the event type.',
};

/** The input field that an answer is about. */
const FIELDS: Readonly<Record<string, string>> = {
  reason_required: 'cancellationReason',
  unsupported_field: 'end',
};

/** The error for an unsuccessful answer. */
export function errorOfAnswer(answer: Answer, operation: CalOperation): BookingError {
  const code = codeOfAnswer(answer, operation);
  const answered = `Cal.com answered ${answer.status} to ${operation}`;
  if (code === 'rate_limited') {
    const retryAfterMs = readRetryAfter(answer.headers);
    const message = `${answered}: too many requests. Try again in ${Math.ceil(retryAfterMs / 1000)} s.`;
    return new BookingError(code, message, { recoverable: true, retryAfterMs });
  }
  const refused = code === 'bad_request' ? refusedFields(answer.body) : '';
  const hint = code === 'event_type_rule' ? ruleOf(answer) : HINTS[code];
  const recoverable = isTransient(code);
  const byProxy = proxyMessage(readJson(answer.body));
  if (byProxy) return new BookingError(code, `${answered}: ${byProxy}`, { recoverable });
  return new BookingError(code, `${answered}: ${hint}${refused}`, {
    recoverable,
    field: FIELDS[code],
  });
}
