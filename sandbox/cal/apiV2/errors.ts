import type { Context } from 'hono';
import { BookingFailure, RuleFailure } from '../bookings/failure';

type Status = 400 | 401 | 403 | 404 | 409 | 429;

const NAMES: Record<Status, { code: string; error: string }> = {
  400: { code: 'BadRequestException', error: 'Bad Request' },
  401: { code: 'UnauthorizedException', error: 'Unauthorized' },
  403: { code: 'ForbiddenException', error: 'Forbidden' },
  404: { code: 'NotFoundException', error: 'Not Found' },
  409: { code: 'ConflictException', error: 'Conflict' },
  429: { code: 'ThrottlerException', error: 'Too Many Requests' },
};

export class ApiError extends Error {
  constructor(
    readonly status: Status,
    message: string,
    readonly details?: object,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

export const bookingNotFound = (uid: string): ApiError =>
  new ApiError(404, `Booking with uid=${uid} was not found in the database`);

/** `Cannot GET /v2/…`, the server's answer to an unknown path. */
export function noSuchRoute(c: Context): ApiError {
  const { pathname, search } = new URL(c.req.url);
  return new ApiError(404, `Cannot ${c.req.method} ${pathname}${search}`);
}

export interface Invalid {
  property: string;
  problem: string;
}

export function validationError(problems: Invalid[]): ApiError {
  const message = problems
    .map(({ property, problem }) => `${property} property is wrong, ${problem}`)
    .join(', ');
  const errors = problems.map(({ property, problem }) => ({
    property,
    constraints: { invalid: problem },
    children: [],
  }));
  return new ApiError(400, message, { errors });
}

/** What a booking's schema refuses after the API has accepted the request. */
export class SchemaError extends Error {}

const envelope = (c: Context, error: object): object => {
  const { pathname, search } = new URL(c.req.url);
  return { status: 'error', timestamp: new Date().toISOString(), path: pathname + search, error };
};

export function errorAnswer(error: Error, c: Context): Response {
  c.header('X-Request-Id', crypto.randomUUID());
  if (error instanceof RuleFailure) {
    return c.json({ statusCode: error.status, message: error.message }, error.status);
  }
  if (error instanceof SchemaError) {
    return c.json(envelope(c, { code: 'BAD_REQUEST', message: error.message }), 400);
  }
  if (!(error instanceof ApiError || error instanceof BookingFailure)) throw error;
  const { status, message } = error;
  const { code, error: name } = NAMES[status];
  const given = error instanceof ApiError ? error.details : undefined;
  const details = given ?? { message, error: name, statusCode: status };
  return c.json(envelope(c, { code, message, details }), status);
}
