import { Hono, type Context } from 'hono';
import { cancelBooking } from '../bookings/cancel';
import { calendarLinks } from './calendarLinks';
import { rescheduleBooking } from '../bookings/reschedule';
import type { CalContext } from '../context';
import { eventTypeById, HOST } from '../eventTypes';
import type { BookingRecord } from '../../../src/testing/protocol/types';
import { isHost, refuseWrongKey, requireHost } from './auth';
import { create } from './create';
import { ApiError, bookingNotFound, noSuchRoute } from './errors';
import { asText, checks, readBody } from './input';
import { listBookings } from './list';
import { updatedLocation } from './location';
import { bookingOutput, legacyOutput } from './output';
import { bookingsContract } from './version';

const success = (data: unknown) => ({ status: 'success', data });

function requireCurrent(c: Context): void {
  if (bookingsContract(c) !== 'current') throw noSuchRoute(c);
}

export function createBookingsApi(context: CalContext): Hono {
  const { store, slots } = context;
  const api = new Hono();

  const existing = (uid: string): BookingRecord => {
    const booking = store.find(uid);
    if (!booking) throw bookingNotFound(uid);
    return booking;
  };

  const pending = (uid: string): BookingRecord => {
    const booking = existing(uid);
    if (booking.status === 'ACCEPTED') throw new ApiError(400, 'Booking already confirmed');
    if (booking.status !== 'PENDING') throw new ApiError(400, 'Booking is not pending');
    booking.updatedAt = store.now().toISOString();
    return booking;
  };

  api.post('/', async (c) => {
    requireCurrent(c);
    refuseWrongKey(c);
    return c.json(success(await create(context, c)), 201);
  });

  api.get('/', (c) => {
    requireCurrent(c);
    requireHost(c);
    const query = new URL(c.req.url).searchParams;
    const { page, pagination } = listBookings(store.bookings(), query, store.now().getTime());
    return c.json({ ...success(page.map((one) => bookingOutput(one, true))), pagination });
  });

  api.get('/by-seat/:seatUid', (c) => {
    requireCurrent(c);
    refuseWrongKey(c);
    const seatUid = c.req.param('seatUid');
    const seat = store.findSeat(seatUid);
    if (!seat) {
      throw new ApiError(404, `Booking with seatUid=${seatUid} was not found in the database`);
    }
    return c.json(success(bookingOutput(seat.booking, isHost(c), seatUid)));
  });

  api.get('/:uid', (c) => {
    const contract = bookingsContract(c);
    if (contract === 'none') throw noSuchRoute(c);
    refuseWrongKey(c);
    const uid = c.req.param('uid');
    const series = store.findSeries(uid);
    if (contract === 'current' && series.length > 0) {
      return c.json(success(series.map((one) => bookingOutput(one, isHost(c)))));
    }
    const booking = existing(uid);
    return c.json(
      success(contract === 'legacy' ? legacyOutput(booking) : bookingOutput(booking, isHost(c))),
    );
  });

  api.post('/:uid/reschedule', async (c) => {
    requireCurrent(c);
    refuseWrongKey(c);
    const body = await readBody(c, {
      required: { start: checks.utc },
      optional: {
        rescheduledBy: checks.email,
        reschedulingReason: checks.text,
        seatUid: checks.text,
        emailVerificationCode: checks.text,
      },
    });
    const uid = c.req.param('uid');
    const old = existing(uid);
    const seatUid = asText(body['seatUid']);
    if (eventTypeById(old.eventTypeId)?.seatsPerTimeSlot && !seatUid) {
      throw new ApiError(400, 'seatUid is required to reschedule a seated booking');
    }
    const { booking, seatReferenceUid } = rescheduleBooking(store, slots, seatUid ?? uid, {
      start: new Date(asText(body['start']) ?? '').toISOString(),
      rescheduledBy: asText(body['rescheduledBy']) ?? old.attendees[0]?.email ?? null,
      reason: asText(body['reschedulingReason']),
      metadata: {},
      source: 'API_V2',
    });
    const output = bookingOutput(booking, isHost(c));
    const seat = seatReferenceUid ? { seatUid: seatReferenceUid } : {};
    return c.json(success({ ...output, ...seat }), 201);
  });

  api.post('/:uid/cancel', async (c) => {
    requireCurrent(c);
    refuseWrongKey(c);
    const body = await readBody(c, {
      optional: {
        cancellationReason: checks.text,
        cancelSubsequentBookings: checks.flag,
        seatUid: checks.text,
      },
    });
    const uid = c.req.param('uid');
    const series = store.findSeries(uid);
    const first = series.find(({ status }) => status !== 'CANCELLED') ?? series[0];
    const booking = first ?? existing(uid);
    const seatUid = asText(body['seatUid']);
    const isSeated = Boolean(eventTypeById(booking.eventTypeId)?.seatsPerTimeSlot);
    if (isSeated && !seatUid && !isHost(c)) {
      throw new ApiError(400, 'seatUid is required to cancel a seat of a seated booking');
    }
    const cancelled = cancelBooking(store, booking.uid, {
      reason: asText(body['cancellationReason']),
      cancelledBy: null,
      seatUid,
      remainingToo: first !== undefined || body['cancelSubsequentBookings'] === true,
    }).map((one) => bookingOutput(one, isHost(c)));
    return c.json(success(first ? cancelled : cancelled[0]));
  });

  api.post('/:uid/request-reschedule', async (c) => {
    requireCurrent(c);
    requireHost(c);
    const body = await readBody(c, { optional: { rescheduleReason: checks.text } });
    const booking = existing(c.req.param('uid'));
    if (booking.status === 'CANCELLED' || booking.status === 'REJECTED') {
      throw new ApiError(400, `Booking with uid=${booking.uid} is ${booking.status.toLowerCase()}`);
    }
    Object.assign(booking, {
      status: 'CANCELLED',
      rescheduled: true,
      cancelledBy: HOST.email,
      cancellationReason: `Please reschedule. ${asText(body['rescheduleReason']) ?? ''}`.trim(),
      updatedAt: store.now().toISOString(),
    } satisfies Partial<BookingRecord>);
    return c.json({ status: 'success' });
  });

  api.patch('/:uid/location', async (c) => {
    requireCurrent(c);
    requireHost(c);
    const { location } = await readBody(c, { required: { location: checks.object } });
    const booking = existing(c.req.param('uid'));
    booking.location = updatedLocation(location);
    booking.updatedAt = store.now().toISOString();
    return c.json(success(bookingOutput(booking, isHost(c))));
  });

  api.get('/:uid/calendar-links', (c) => {
    requireCurrent(c);
    requireHost(c);
    return c.json(success(calendarLinks(existing(c.req.param('uid')))));
  });

  api.post('/:uid/confirm', (c) => {
    requireCurrent(c);
    requireHost(c);
    const booking = pending(c.req.param('uid'));
    booking.status = 'ACCEPTED';
    store.announce({ trigger: 'BOOKING_CREATED', booking, metadata: booking.metadata });
    return c.json(success(bookingOutput(booking, isHost(c))));
  });

  api.post('/:uid/decline', async (c) => {
    requireCurrent(c);
    requireHost(c);
    const body = await readBody(c, { optional: { reason: checks.text } });
    const booking = pending(c.req.param('uid'));
    booking.status = 'REJECTED';
    booking.rejectionReason = asText(body['reason']);
    store.announce({ trigger: 'BOOKING_REJECTED', booking, metadata: booking.metadata });
    return c.json(success(bookingOutput(booking, isHost(c))));
  });

  return api;
}
