import { Hono, type Context } from 'hono';
import { cancelBooking } from '../bookings/cancel';
import type { CalContext } from '../context';
import type { BookingRecord, BookingStatus } from '../../../src/testing/protocol/types';
import { isObject, type Body } from '../apiV2/input';
import { createV1 } from './create';
import { badRequest, V1Error } from './errors';
import { listV1 } from './list';
import { bookingOutputV1 } from './output';

const PATCHED = new Set([
  'userId',
  'eventTypeId',
  'title',
  'description',
  'startTime',
  'endTime',
  'status',
  'rescheduledBy',
  'cancelledBy',
  'createdAt',
]);
const STATUSES = new Set(['ACCEPTED', 'PENDING', 'CANCELLED', 'REJECTED', 'AWAITING_HOST']);

async function readJson(c: Context): Promise<Body> {
  const body: unknown = await c.req.json().catch(() => undefined);
  if (!isObject(body)) throw badRequest('Booking body is invalid');
  return body;
}

const time = (name: string, value: unknown): string => {
  const at = Date.parse(String(value));
  if (Number.isNaN(at)) throw badRequest(`invalid_date in '${name}'`);
  return new Date(at).toISOString();
};

/** Changes only the row: no other booking, no e-mail, no calendar. */
function patch(booking: BookingRecord, body: Body): void {
  const unknown = Object.keys(body).find((name) => !PATCHED.has(name));
  if (unknown) throw badRequest(`unrecognized_keys: ${unknown}`);
  const { title, description, startTime, endTime, status } = body;
  if (status !== undefined && !STATUSES.has(String(status))) {
    throw badRequest("invalid_enum_value in 'status'");
  }
  if (startTime !== undefined) booking.startTime = time('startTime', startTime);
  if (endTime !== undefined) booking.endTime = time('endTime', endTime);
  if (typeof title === 'string') booking.title = title;
  if (typeof description === 'string') booking.description = description;
  if (status !== undefined) booking.status = String(status) as BookingStatus;
}

export function createBookingsV1(context: CalContext): Hono {
  const { store } = context;
  const api = new Hono();

  const existing = (c: Context): BookingRecord => {
    const id = c.req.param('id') ?? '';
    if (!/^\d+$/.test(id)) throw badRequest("invalid_type in 'id': Expected number, received nan");
    const booking = store.bookings().find((one) => one.id === Number(id));
    // The owner is checked first, and an unknown booking has none.
    if (!booking) throw new V1Error(403, { message: 'You are not authorized' });
    return booking;
  };

  const cancel = (c: Context): Response => {
    const booking = existing(c);
    cancelBooking(store, booking.uid, {
      reason: c.req.query('cancellationReason') ?? null,
      cancelledBy: c.req.query('cancelledBy') ?? null,
      seatUid: null,
      remainingToo: c.req.query('allRemainingBookings') === 'true',
      // Reasons became required after v1 was switched off.
      byHost: false,
    });
    return c.json({
      success: true,
      message: 'Booking successfully cancelled.',
      onlyRemovedAttendee: false,
      bookingId: booking.id,
      bookingUid: booking.uid,
    });
  };

  api.get('/', (c) => c.json({ bookings: listV1(context, c).map(bookingOutputV1) }));
  // The source answers without the envelope of its documentation.
  api.post('/', async (c) => c.json(bookingOutputV1(createV1(context, await readJson(c)))));
  api.get('/:id', (c) => c.json({ booking: bookingOutputV1(existing(c)) }));
  api.patch('/:id', async (c) => {
    const booking = existing(c);
    patch(booking, await readJson(c));
    booking.updatedAt = store.now().toISOString();
    return c.json({ booking: bookingOutputV1(booking) });
  });
  api.delete('/:id/cancel', cancel);
  api.delete('/:id', cancel);
  return api;
}
