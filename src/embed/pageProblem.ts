import { isRecord, readText } from '../wire';
import { BookingError } from '../errors';

/** Why a booking page can't be shown or trusted. */
export type PageProblem =
  | { code: 'embed_blocked'; cause?: unknown }
  | { code: 'page_timeout' | 'offline' | 'event_type_rule' }
  | { code: 'link_failed'; data: unknown }
  | { code: 'untrusted_origin'; origin: string };

/** The error code of a `linkFailed` message, usually an HTTP status. */
function linkFailedCode(data: unknown): string {
  const code = isRecord(data) ? data['code'] : undefined;
  return typeof code === 'number' ? String(code) : (readText(code) ?? 'unknown');
}

/** The error for a problem: what happened, why, what to do. */
export function pageProblem(problem: PageProblem): BookingError {
  switch (problem.code) {
    case 'embed_blocked':
      return new BookingError(
        problem.code,
        "Cal.com's embed.js could not be loaded, so the booking page cannot be shown here. An ad blocker, a " +
          'firewall, the Content-Security-Policy of this page (script-src) or a lost connection can be why; or what error.cause says.',
        { recoverable: true, cause: problem.cause },
      );
    case 'page_timeout':
      return new BookingError(
        problem.code,
        'The booking page did not show up in time. The connection may be slow, or something refuses the frame ' +
          '(frame-src of this page, X-Frame-Options of the other). It is shown as soon as it arrives.',
        { recoverable: true },
      );
    case 'offline':
      return new BookingError(
        problem.code,
        'The browser is offline, so the booking page cannot be shown. It is asked for again when the connection is back.',
        { recoverable: true },
      );
    case 'event_type_rule':
      return new BookingError(
        problem.code,
        'The page on which the booking was to be moved has no times to choose: the event type does not let patients ' +
          'move a booking. It stays as it is. Allow rescheduling in Cal.com, or leave rescheduleUid out.',
      );
    case 'link_failed':
      return new BookingError(
        problem.code,
        `The booking page answered with an error (${linkFailedCode(problem.data)}). A 404 means that calLink or ` +
          'calOrigin names no booking page: check both.',
        { recoverable: true, cause: { status: linkFailedCode(problem.data) } },
      );
    case 'untrusted_origin':
      return new BookingError(
        problem.code,
        `A booking was reported from ${problem.origin}, which may not speak for this booking page, so the activity ` +
          'was not completed. If the page rightly moved there, add this origin to `allowedOrigins`.',
        { cause: { origin: problem.origin } },
      );
  }
}
