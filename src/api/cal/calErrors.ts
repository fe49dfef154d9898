import { BookingError, type BookingErrorCode } from '../../errors';
import { isRecord, readText } from '../../wire';
import { codeOfStatus, isPassing, readJson, saidByProxy, type Answer } from '../request';
import { lacksPath } from './lacksPath';
import type { CalOperation } from './operations';

const DEFAULT_WAIT_MS = 60_000;

/**
 * How long Cal.com asks to wait: `Retry-After` (seconds or a date), else its own reset header. v2's holds seconds to
 * wait; v1's a point in time, in seconds by its documents and in milliseconds by its code.
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

/** Cal.com's own words, for telling causes apart that share a status. They may name people: never passed on. */
function saidBy(body: string): string {
  const parsed = readJson(body);
  if (!isRecord(parsed)) return '';
  const { message, error } = parsed;
  const inner = isRecord(error) ? error['message'] : error;
  return readText(message, 2000) ?? readText(inner, 2000) ?? '';
}

/** Names of the fields that Cal.com refuses, which are ours and nobody's data. */
function refusedFields(body: string): string {
  const said = saidBy(body);
  const names = [...said.matchAll(/([A-Za-z.]{2,40}) property is wrong/g)].map(([, name]) => name);
  return names.length > 0 ? ` It names ${names.join(', ')}.` : '';
}

const SLOT_TAKEN =
  /already has booking|not available|no_available_users|no more seats|in the past|out[- ]of[- ]bounds|booking_limit/i;

/** What an event type may have against a request, by Cal.com's words; and in ours, which name nobody. */
const RULES: [said: RegExp, meant: string][] = [
  [/minimum (?:\w+ )?notice/i, 'it is too late for that: the event type wants more notice.'],
  [/already ended/i, 'the appointment is over.'],
  [/does not allow cancellations/i, 'the event type does not let anybody cancel.'],
  [
    /maximum number of active bookings/i,
    'this person has as many bookings to come as the event type allows. Let them move or cancel one of these.',
  ],
];

/**
 * The rule of the event type that an answer names, in our words. Cal.com writes such answers without its envelope,
 * `{ statusCode, message }`, with 400 or 403 (seen on Cal.com 6.2): that is no matter of keys.
 */
function ruleOf({ status, body }: Answer): string | undefined {
  const said = saidBy(body);
  const known = RULES.find(([words]) => words.test(said));
  if (known) return known[1];
  const json = readJson(body);
  const isBare = isRecord(json) && typeof json['statusCode'] === 'number' && !('error' in json);
  // Whoever is not the host is told so in the same form, and that is a matter of keys.
  const isOfKeys = /^forbidden|\bnot (?:the|a) host\b/i.test(said);
  const isRule = isBare && (status === 400 || status === 403) && !isOfKeys;
  return isRule ? 'a rule of the event type does not allow it.' : undefined;
}

/** What Cal.com means, where its status alone does not say it. */
function codeOfAnswer(answer: Answer, operation: CalOperation): BookingErrorCode {
  const { status, body } = answer;
  if (status === 404 && operation === 'getBookingBySeat' && lacksPath(answer)) {
    return 'invalid_response';
  }
  if (status === 410) return 'v1_decommissioned';
  if (status === 409) return 'slot_taken';
  const code = codeOfStatus(status);
  const said = saidBy(body);
  if (operation === 'cancelBooking' && /reason is required/i.test(said)) return 'reason_required';
  const isMove = operation === 'rescheduleBooking';
  if (
    code === 'bad_request' &&
    (isMove || operation === 'createBooking') &&
    SLOT_TAKEN.test(said)
  ) {
    return 'slot_taken';
  }
  if (ruleOf(answer)) return 'event_type_rule';
  if (code !== 'bad_request') return code;
  if (/can't specify 'lengthInMinutes'/i.test(said)) return 'unsupported_field';
  return isMove && /has been cancelled/i.test(said) ? 'already_cancelled' : code;
}

const HINTS: Readonly<Record<string, string>> = {
  unauthorized:
    "the request is not allowed. Check the API key, what the proxy's authorize says, and whether the " +
    'booking belongs to this account: API v1 answers 403 to bookings that it does not know, too.',
  invalid_response: 'it has no path for seats. Update the server, or the proxy in front of it.',
  not_found:
    'it does not know this booking or event type. Check the uid, and that the address is that of the ' +
    'API which made it (api.cal.com, api.cal.eu and self-hosted servers do not share bookings).',
  v1_decommissioned:
    'API v1 is switched off. Use createCalClient, which speaks v2, with the uid of the booking.',
  server_error: 'trying again may help.',
  reason_required:
    'it wants a reason. Give cancellationReason: by default Cal.com wants one from the host, who is whoever has the ' +
    "account's key.",
  unsupported_field: 'this event type has one length only. Leave end out.',
  slot_taken: 'this time is not free (any more). Offer the patient another one.',
  already_cancelled:
    'this booking is cancelled or was moved before. getCurrentBooking gives the one that counts.',
  bad_request: 'it will not take this request. Check the fields against the event type.',
};

/** The field of our input that an answer is about. */
const FIELDS: Readonly<Record<string, string>> = {
  reason_required: 'cancellationReason',
  unsupported_field: 'end',
};

/** What an answer that is no success means, by its status first. */
export function errorOfAnswer(answer: Answer, operation: CalOperation): BookingError {
  const code = codeOfAnswer(answer, operation);
  const said = `Cal.com answered ${answer.status} to ${operation}`;
  if (code === 'rate_limited') {
    const retryAfterMs = readRetryAfter(answer.headers);
    const message = `${said}: too many requests. Try again in ${Math.ceil(retryAfterMs / 1000)} s.`;
    return new BookingError(code, message, { recoverable: true, retryAfterMs });
  }
  const refused = code === 'bad_request' ? refusedFields(answer.body) : '';
  const hint = code === 'event_type_rule' ? ruleOf(answer) : HINTS[code];
  const recoverable = isPassing(code);
  const byProxy = saidByProxy(readJson(answer.body));
  if (byProxy) return new BookingError(code, `${said}: ${byProxy}`, { recoverable });
  return new BookingError(code, `${said}: ${hint}${refused}`, { recoverable, field: FIELDS[code] });
}
