import { Hono } from 'hono';
import { cancelBooking } from './bookings/cancel';
import { BookingFailure } from './bookings/failure';
import type { CalContext } from './context';
import {
  eventTypeById,
  EVENT_TYPES,
  findEventType,
  HOST,
  type SandboxEventType,
} from './eventTypes';
import { ALLOW_CANCELLED, mayBeMoved } from './moving';
import { bookFromPage, bookSeriesFromPage, type PageBooking } from './pageBooking';
import { publicEventType } from '../../src/testing/protocol/publicEventType';
import type { BookingRecord } from '../../src/testing/protocol/types';

const NOT_FOUND = { message: 'Not found' };

const wait = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });

/** The API that the booking page itself calls. It isn't public and has its own formats. */
export function createPageApi(context: CalContext): Hono {
  const { store, slots } = context;
  const api = new Hono();

  const describe = (eventType: SandboxEventType) => ({
    ...publicEventType(eventType, HOST, store.successRedirectUrl()),
    forwardParamsSuccessRedirect: eventType.forwardsParams,
    fires: eventType.fires,
    redirects: eventType.redirects,
  });

  const bookingView = (booking: BookingRecord, seatUid: string | null) => {
    const eventType = eventTypeById(booking.eventTypeId);
    const series = booking.recurringEventId ? store.findSeries(booking.recurringEventId) : [];
    return {
      booking,
      seatUid,
      attendee: seatUid
        ? booking.attendees.find((one) => one.seatReferenceUid === seatUid)
        : booking.attendees[0],
      occurrences: series.map(({ uid, startTime, status }) => ({ uid, startTime, status })),
      eventType: eventType && describe(eventType),
      host: HOST,
    };
  };

  const findView = (uid: string, seatUid: string | undefined) => {
    const booking = store.find(uid);
    if (booking) return bookingView(booking, seatUid ?? null);
    const seat = store.findSeat(uid);
    return seat ? bookingView(seat.booking, uid) : undefined;
  };

  api.onError((error, c) => {
    if (error instanceof BookingFailure) {
      return c.json({ message: error.message, data: error.data }, error.status);
    }
    throw error;
  });

  api.get('/profile', (c) => c.json({ host: HOST, eventTypes: EVENT_TYPES.map(describe) }));

  api.get('/event', (c) => {
    const eventType = findEventType(c.req.query('slug') ?? '');
    if (c.req.query('user') !== HOST.username || !eventType) return c.json(NOT_FOUND, 404);
    const rescheduleUid = c.req.query('rescheduleUid');
    const former = rescheduleUid ? findView(rescheduleUid, undefined) : undefined;
    const isMovable = former && mayBeMoved(former.booking, eventType, c.req.query(ALLOW_CANCELLED));
    const view = { eventType: describe(eventType), host: HOST };
    return c.json({ ...view, former: isMovable ? former : null });
  });

  api.get('/slots', (c) => {
    const eventType = eventTypeById(Number(c.req.query('eventTypeId')));
    const from = new Date(c.req.query('from') ?? '');
    const to = new Date(c.req.query('to') ?? '');
    if (!eventType || Number.isNaN(+from) || Number.isNaN(+to)) return c.json(NOT_FOUND, 404);
    const reschedulingUid = c.req.query('rescheduleUid') ?? null;
    return c.json({ slots: slots.list({ eventType, from, to, reschedulingUid }) });
  });

  api.post('/book/event', async (c) => {
    const body = await c.req.json<PageBooking>();
    const eventType = eventTypeById(body.eventTypeId);
    if (!eventType) return c.json(NOT_FOUND, 404);
    if (eventType.bookingDelayMs) await wait(eventType.bookingDelayMs);
    return c.json(bookFromPage(context, eventType, body, c.req.url));
  });

  api.post('/book/recurring-event', async (c) => {
    const body = await c.req.json<PageBooking>();
    const eventType = eventTypeById(body.eventTypeId);
    if (!eventType) return c.json(NOT_FOUND, 404);
    return c.json(bookSeriesFromPage(context, eventType, body, c.req.url));
  });

  api.get('/booking/:uid', (c) => {
    const view = findView(c.req.param('uid'), c.req.query('seatReferenceUid'));
    return view ? c.json(view) : c.json(NOT_FOUND, 404);
  });

  api.post('/cancel', async (c) => {
    const body = await c.req.json<{
      uid: string;
      reason: string;
      seatUid: string | null;
      cancelledBy: string | null;
      remainingToo: boolean;
    }>();
    if (store.switches.blocksCookies) return c.json({ message: 'Invalid CSRF token' }, 403);
    const reason = body.reason || null;
    const cancelled = cancelBooking(store, body.uid, { ...body, reason, byHost: false });
    return c.json({ success: true, bookings: cancelled });
  });

  api.get('/payment/:uid', (c) => {
    const payment = store.payments().find(({ uid }) => uid === c.req.param('uid'));
    const view = payment && findView(payment.bookingUid, payment.seatReferenceUid ?? undefined);
    return view ? c.json({ ...view, payment }) : c.json(NOT_FOUND, 404);
  });

  api.post('/payment/:uid', (c) => {
    const payment = store.payments().find(({ uid }) => uid === c.req.param('uid'));
    const booking = payment && store.find(payment.bookingUid);
    if (!payment || !booking) return c.json(NOT_FOUND, 404);
    payment.success = true;
    booking.paid = true;
    if (!eventTypeById(booking.eventTypeId)?.requiresConfirmation) booking.status = 'ACCEPTED';
    booking.updatedAt = store.now().toISOString();
    const { metadata, status } = booking;
    store.announce({ trigger: 'BOOKING_PAID', booking, payment });
    if (status === 'ACCEPTED') store.announce({ trigger: 'BOOKING_CREATED', booking, metadata });
    return c.json({ payment });
  });

  return api;
}
