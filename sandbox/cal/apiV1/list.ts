import type { Context } from 'hono';
import type { CalContext } from '../context';
import type { BookingRecord } from '../../../src/testing/protocol/types';
import { badRequest } from './errors';

const SORTS: Readonly<Record<string, (booking: BookingRecord) => string>> = {
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt, createdAt }) => updatedAt ?? createdAt,
};

/** The bookings of `GET /v1/bookings`. Pages count from 0, and need both parameters. */
export function listV1({ store }: CalContext, c: Context): BookingRecord[] {
  const { take, page, status, sortBy, order, dateFrom, dateTo } = c.req.query();
  if ((take === undefined) !== (page === undefined)) throw badRequest('take and page go together');
  if (status !== undefined && status !== 'upcoming') throw badRequest("invalid_enum in 'status'");
  const emails = c.req.queries('attendeeEmail') ?? [];
  const now = store.now().getTime();
  const found = store
    .bookings()
    .filter(
      ({ attendees }) =>
        emails.length === 0 || attendees.some(({ email }) => emails.includes(email)),
    )
    .filter((one) => status === undefined || Date.parse(one.startTime) >= now)
    .filter((one) => !dateFrom || Date.parse(one.startTime) >= Date.parse(dateFrom))
    .filter((one) => !dateTo || Date.parse(one.endTime) <= Date.parse(dateTo));
  const key = sortBy === undefined ? undefined : SORTS[sortBy];
  const sign = order === 'desc' ? -1 : 1;
  if (key) found.sort((one, other) => sign * key(one).localeCompare(key(other)));
  if (take === undefined) return found;
  const size = Number(take);
  return found.slice(Number(page) * size, (Number(page) + 1) * size);
}
