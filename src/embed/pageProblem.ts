import { isRecord, readText } from '../wire';
import { BookingError } from '../errors';
import type { BlockedByPolicy } from './policy';

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
export function pageProblem(problem: PageProblem, blocked: BlockedByPolicy = {}): BookingError {
  switch (problem.code) {
    case 'embed_blocked':
      return new BookingError(
        problem.code,
        `Cal.com's embed.js could not be loaded, so the booking page is not shown. ${
          blocked['script'] ??
          'Check error.cause, ad blockers, firewalls, the connection and the Content-Security-Policy of this page (script-src).'
        }`,
        { recoverable: true, cause: problem.cause },
      );
    case 'page_timeout':
      return new BookingError(
        problem.code,
        `The booking page did not load in time. ${
          blocked['frame'] ??
          'The connection may be slow, or the frame is blocked (frame-src of this page, X-Frame-Options of the booking page).'
        } If it loads later, it is shown.`,
        { recoverable: true },
      );
    case 'offline':
      return new BookingError(
        problem.code,
        'The browser is offline. The booking page is loaded when it is online again.',
        { recoverable: true },
      );
    case 'event_type_rule':
      return new BookingError(
        problem.code,
        'The booking cannot be rescheduled, because its event type does not let patients do that. ' +
          'It stays as it is. Allow rescheduling in Cal.com, or leave out rescheduleUid.',
      );
    case 'link_failed':
      return new BookingError(
        problem.code,
        `The booking page returned an error (${linkFailedCode(problem.data)}). With 404 there is no such page: ` +
          'check calLink and calOrigin.',
        { recoverable: true, cause: { status: linkFailedCode(problem.data) } },
      );
    case 'untrusted_origin':
      return new BookingError(
        problem.code,
        `A booking was reported from ${problem.origin}, which is not an allowed origin of this booking page. The activity ` +
          'was not completed. If your booking page redirects there, add this origin to `allowedOrigins`.',
        { cause: { origin: problem.origin } },
      );
  }
}
