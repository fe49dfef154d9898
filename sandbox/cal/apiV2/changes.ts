import { Hono, type Context } from 'hono';
import { cancelBooking, requestReschedule } from '../bookings/cancel';
import { rescheduleBooking } from '../bookings/reschedule';
import type { CalContext } from '../context';
import { eventTypeById, HOST } from '../eventTypes';
import type { BookingRecord } from '../../../src/testing/protocol/types';
import { isHost, refuseWrongKey, requireHost } from './auth';
import { ApiError, bookingNotFound } from './errors';
import { asText, checks, readBody } from './input';
import { updatedLocation } from './location';
import { bookingOutput, success } from './output';
import { toUtc } from './time';
import { requireCurrent } from './version';

const RESCHEDULE = {
  required: { start: checks.time },
  optional: {
    rescheduledBy: checks.email,
    reschedulingReason: checks.text,
    seatUid: checks.text,
    emailVerificationCode: checks.text,
  },
};

const CANCEL = {
  optional: {
    cancellationReason: checks.text,
    cancelSubsequentBookings: checks.flag,
    seatUid: checks.text,
  },
};

const isSeated = ({ eventTypeId }: BookingRecord): boolean =>
  Boolean(eventTypeById(eventTypeId)?.seatsPerTimeSlot);

/** Changes bookings. With the key, the caller is the host. */
export function createChangesApi(context: CalContext): Hono {
  const { store, slots } = context;
  const api = new Hono();

  const existing = (c: Context): BookingRecord => {
    const uid = c.req.param('uid') ?? '';
    const booking = store.find(uid);
    if (!booking) throw bookingNotFound(uid);
    return booking;
  };
  const touch = (booking: BookingRecord): void => {
    booking.updatedAt = store.now().toISOString();
  };
  const answer = (c: Context, booking: BookingRecord) =>
    c.json(success(bookingOutput(context, c, booking)));

  api.post('/:uid/reschedule', async (c) => {
    requireCurrent(c);
    refuseWrongKey(c);
    const body = await readBody(c, RESCHEDULE);
    const old = existing(c);
    const seatUid = asText(body['seatUid']);
    if (isSeated(old) && !seatUid) {
      throw new ApiError(400, 'seatUid is required to reschedule a seated booking');
    }
    const rescheduledBy = asText(body['rescheduledBy']);
    const { booking, seatReferenceUid } = rescheduleBooking(store, slots, seatUid ?? old.uid, {
      start: toUtc(body['start']),
      rescheduledBy,
      // Cal.com doesn't verify the address.
      byHost: isHost(c) || rescheduledBy === HOST.email,
      reason: asText(body['reschedulingReason']),
      metadata: {},
      source: 'API_V2',
    });
    const seat = seatReferenceUid ? { seatUid: seatReferenceUid } : {};
    return c.json(success({ ...bookingOutput(context, c, booking), ...seat }), 201);
  });

  api.post('/:uid/cancel', async (c) => {
    requireCurrent(c);
    refuseWrongKey(c);
    const body = await readBody(c, CANCEL);
    const series = store.findSeries(c.req.param('uid'));
    const first = series.find(({ status }) => status !== 'CANCELLED') ?? series[0];
    if (first && body['cancelSubsequentBookings'] === true) {
      throw new ApiError(
        400,
        'Cannot cancel subsequent bookings for recurring event - you have to provide uid of one of the individual bookings of a recurring booking.',
      );
    }
    const booking = first ?? existing(c);
    const seatUid = asText(body['seatUid']);
    if (isSeated(booking) && !seatUid && !isHost(c)) {
      throw new ApiError(400, 'seatUid is required to cancel a seat of a seated booking');
    }
    const cancelled = cancelBooking(store, booking.uid, {
      reason: asText(body['cancellationReason']),
      cancelledBy: null,
      seatUid,
      remainingToo: first !== undefined || body['cancelSubsequentBookings'] === true,
      byHost: isHost(c),
    }).map((one) => bookingOutput(context, c, one));
    return c.json(success(first ? cancelled : cancelled[0]));
  });

  api.post('/:uid/request-reschedule', async (c) => {
    requireCurrent(c);
    requireHost(c);
    const body = await readBody(c, { optional: { rescheduleReason: checks.text } });
    const booking = existing(c);
    if (booking.status === 'CANCELLED' || booking.status === 'REJECTED') {
      throw new ApiError(400, `Booking with uid=${booking.uid} is ${booking.status.toLowerCase()}`);
    }
    requestReschedule(store, booking, asText(body['rescheduleReason']) ?? '');
    return c.json({ status: 'success' });
  });

  api.patch('/:uid/location', async (c) => {
    requireCurrent(c);
    requireHost(c);
    const { location } = await readBody(c, { required: { location: checks.object } });
    const booking = existing(c);
    booking.location = updatedLocation(location);
    touch(booking);
    return answer(c, booking);
  });

  api.post('/:uid/confirm', (c) => {
    requireCurrent(c);
    requireHost(c);
    const booking = existing(c);
    // A rejected booking, even if it was cancelled, is confirmed.
    if (booking.status === 'ACCEPTED') throw new ApiError(400, 'Booking already confirmed');
    Object.assign(booking, { status: 'ACCEPTED', oneTimePassword: null });
    touch(booking);
    const { metadata } = booking;
    store.announce({ trigger: 'BOOKING_CREATED', booking, metadata, isAnswer: true });
    return answer(c, booking);
  });

  api.post('/:uid/decline', async (c) => {
    requireCurrent(c);
    requireHost(c);
    const body = await readBody(c, { optional: { reason: checks.text } });
    const booking = existing(c);
    if (booking.status === 'ACCEPTED') throw new ApiError(400, 'Booking already confirmed');
    if (booking.status !== 'PENDING') throw new ApiError(400, 'Booking is not pending');
    booking.status = 'REJECTED';
    booking.rejectionReason = asText(body['reason']);
    touch(booking);
    store.announce({ trigger: 'BOOKING_REJECTED', booking, isAnswer: true });
    return answer(c, booking);
  });

  return api;
}
