import { Hono } from 'hono';
import type { CalContext } from '../context';
import type { BookingRecord } from '../../../src/testing/protocol/types';
import { refuseWrongKey, requireHost, requireHostToList } from './auth';
import { calendarLinks } from './calendarLinks';
import { create } from './create';
import { ApiError, bookingNotFound, noSuchRoute } from './errors';
import { listBookings } from './list';
import { bookingOutput, legacyOutput, seatOutput, success } from './output';
import { bookingsContract, requireCurrent } from './version';

/** A copy of the database that lags behind: it doesn't know a new booking yet. */
function createReplica({ store: { switches } }: CalContext) {
  const reads = new Map<string, number>();
  return {
    knows(uid: string): boolean {
      const before = reads.get(uid) ?? 0;
      reads.set(uid, before + 1);
      return before >= switches.staleReads;
    },
  };
}

/** Creates and reads bookings. */
export function createBookingsApi(context: CalContext): Hono {
  const { store } = context;
  const replica = createReplica(context);
  const api = new Hono();

  const existing = (uid: string): BookingRecord => {
    const booking = store.find(uid);
    if (!booking || !replica.knows(uid)) throw bookingNotFound(uid);
    return booking;
  };

  api.post('/', async (c) => {
    requireCurrent(c);
    refuseWrongKey(c);
    return c.json(success(await create(context, c)), 201);
  });

  api.get('/', (c) => {
    requireCurrent(c);
    requireHostToList(c);
    const query = new URL(c.req.url).searchParams;
    const { page, pagination } = listBookings(store.bookings(), query, store.now().getTime());
    return c.json({ ...success(page.map((one) => bookingOutput(context, c, one))), pagination });
  });

  api.get('/by-seat/:seatUid', (c) => {
    requireCurrent(c);
    refuseWrongKey(c);
    const seatUid = c.req.param('seatUid');
    const seat = store.findSeat(seatUid);
    if (!seat || !replica.knows(seatUid)) {
      throw new ApiError(404, `Booking with seatUid=${seatUid} was not found in the database`);
    }
    return c.json(success(seatOutput(context, c, seat.booking, seatUid)));
  });

  api.get('/:uid', (c) => {
    const contract = bookingsContract(c);
    if (contract === 'none') throw noSuchRoute(c);
    refuseWrongKey(c);
    const uid = c.req.param('uid');
    const series = store.findSeries(uid);
    if (contract === 'current' && series.length > 0) {
      return c.json(success(series.map((one) => bookingOutput(context, c, one))));
    }
    const booking = existing(uid);
    const isLegacy = contract === 'legacy';
    return c.json(success(isLegacy ? legacyOutput(booking) : bookingOutput(context, c, booking)));
  });

  api.get('/:uid/calendar-links', (c) => {
    requireCurrent(c);
    requireHost(c);
    return c.json(success(calendarLinks(existing(c.req.param('uid')))));
  });

  return api;
}
