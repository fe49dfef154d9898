import { describe, expect, it } from 'vitest';
import { toBookingResponse } from '../../src/testing/protocol/bookingResponse';
import {
  bookedEvents,
  dryRunEvents,
  recurringBookedEvents,
} from '../../src/testing/protocol/events';
import { buildMessage, isParentMessage, readNamespace } from '../../src/testing/protocol/messages';
import { publicEventType } from '../../src/testing/protocol/publicEventType';
import {
  paymentRedirect,
  successRedirect,
  type Redirect,
} from '../../src/testing/protocol/redirect';
import { mergeUiConfig } from '../../sandbox/cal/protocol/ui';
import type { EventType } from '../../src/testing/protocol/types';
import { EVENT_TYPES, HOST } from '../../sandbox/cal/eventTypes';
import { createClient } from './calClient';

const find = (slug: string): EventType => {
  const eventType = EVENT_TYPES.find((one) => one.slug === slug);
  if (!eventType) throw new Error(`No event type ${slug}`);
  return eventType;
};

async function respond(slug: string, joinedSeat = false, paymentId: number | null = null) {
  const { cal, book } = createClient();
  await book(slug);
  const [booking] = cal.bookings();
  if (!booking) throw new Error('Nothing was booked');
  const payment = paymentId === null ? null : { ...cal.store.payments()[0], id: paymentId };
  return toBookingResponse(booking, {
    host: HOST,
    eventType: find(slug),
    payment: payment as Parameters<typeof toBookingResponse>[1]['payment'],
    seatReferenceUid: joinedSeat ? 'seat-2' : null,
    joinedSeat,
    videoCallUrl: null,
  });
}

const flow = (slug: string, isReschedule = false) => {
  const { fires } = find(slug);
  return { eventType: publicEventType(find(slug), HOST, null), isReschedule, fires };
};

describe('messages', () => {
  it('spells the type out with its namespace', () => {
    expect(buildMessage('ns', 'linkReady')).toEqual({
      originator: 'CAL',
      type: 'linkReady',
      namespace: 'ns',
      fullType: 'CAL:ns:linkReady',
      data: {},
    });
    expect(buildMessage('', 'linkReady').fullType).toBe('CAL::linkReady');
  });

  it.each([
    ['?embed=a', 'cal-embed=b', 'a'],
    ['?embed=', 'cal-embed=b', ''],
    ['', 'cal-embed=b', 'b'],
    ['', 'other', ''],
  ])('reads the namespace from %j and %j', (search, name, namespace) => {
    expect(readNamespace(search, name)).toBe(namespace);
  });

  it('recognises messages from a parent', () => {
    expect(isParentMessage({ originator: 'CAL', method: 'ui' })).toBe(true);
    expect([null, 'x', { method: 'ui' }, { originator: 'CAL' }].some(isParentMessage)).toBe(false);
  });
});

describe('booking events', () => {
  it('fire the older event first, with the id, then the newer one without', async () => {
    const [v1, v2] = bookedEvents(await respond('intake'), flow('intake'));
    expect(v1).toMatchObject({
      type: 'bookingSuccessful',
      data: {
        booking: { id: 7300001, metadata: { activityId: 'act-1' }, user: { email: null } },
        date: '2027-01-05T08:00:00.000Z',
        duration: 30,
        organizer: { name: HOST.name, email: HOST.email, timeZone: 'Europe/Brussels' },
        confirmed: true,
      },
    });
    expect(v2).toMatchObject({
      type: 'bookingSuccessfulV2',
      data: { status: 'ACCEPTED', paymentRequired: false, isRecurring: false },
    });
    expect(v2?.data).not.toHaveProperty('id');
  });

  it('are unconfirmed only if the event type asks for confirmation', async () => {
    const [onRequest] = bookedEvents(await respond('intake-confirm'), flow('intake-confirm'));
    const [unpaid] = bookedEvents(await respond('intake-paid', false, 9), flow('intake-paid'));
    expect(onRequest?.data).toMatchObject({ confirmed: false, booking: { status: 'PENDING' } });
    expect(unpaid?.data).toMatchObject({ confirmed: true, booking: { status: 'PENDING' } });
  });

  it('name a reschedule as such', async () => {
    const events = bookedEvents(await respond('intake'), flow('intake', true));
    expect(events.map(({ type }) => type)).toEqual([
      'rescheduleBookingSuccessful',
      'rescheduleBookingSuccessfulV2',
    ]);
  });

  it('have no id for a patient who joins a shared time, or the payment’s', async () => {
    const free = await respond('intake-seats', true);
    const paid = await respond('intake-seats-paid', true, 880002);
    expect(free).not.toHaveProperty('id');
    expect(free).not.toHaveProperty('eventTypeId');
    expect(free.seatReferenceUid).toBe('seat-2');
    expect(paid.id).toBe(880002);
  });

  it.each([
    ['intake-v1-only', ['bookingSuccessful']],
    ['intake-v2-only', ['bookingSuccessfulV2']],
  ])('%s fires %j', async (slug, types) => {
    const events = bookedEvents(await respond(slug), flow(slug));
    expect(events.map(({ type }) => type)).toEqual(types);
  });

  it('have no id in intake-no-id', async () => {
    expect(await respond('intake-no-id')).not.toHaveProperty('id');
  });

  it('report a series once, in the newer event', async () => {
    const one = await respond('intake-recurring');
    const events = recurringBookedEvents([one, one], { isReschedule: false });
    expect(events).toMatchObject([
      { type: 'bookingSuccessfulV2', data: { uid: one.uid, isRecurring: true } },
    ]);
    expect(events[0]?.data).toHaveProperty('allBookings.length', 2);
  });

  it('report a dry run without a uid', async () => {
    const [event] = dryRunEvents([await respond('intake')], { isReschedule: false });
    expect(event?.type).toBe('dryRunBookingSuccessfulV2');
    expect(event?.data).not.toHaveProperty('uid');
  });
});

describe('redirecting after a booking', () => {
  const target = 'https://host.example/x?a=1';

  async function redirect(more: Partial<Redirect> = {}) {
    const { cal, book } = createClient();
    await book('intake');
    const [booking] = cal.bookings();
    if (!booking) throw new Error('Nothing was booked');
    const href = successRedirect({
      target,
      pageSearch: '?embed=ns&email=a@e.co&metadata[activityId]=act-1',
      visit: { email: 's@e.co', eventTypeSlug: 'intake', seatReferenceUid: undefined },
      booking,
      host: HOST,
      isEmbed: false,
      forwardsParams: true,
      ...more,
    });
    return { booking, href, query: new URL(href).searchParams };
  }

  it('adds the page’s parameters, then the booking’s, never its numeric id', async () => {
    const { booking, href, query } = await redirect();
    expect(Object.fromEntries(query)).toMatchObject({
      a: '1',
      'metadata[activityId]': 'act-1',
      uid: booking.uid,
      startTime: '2027-01-05T08:00:00.000Z',
      hostStartTime: '2027-01-05T09:00:00+01:00',
      attendeeStartTime: '2027-01-05T08:00:00+00:00',
      attendeeName: 'Sam Okafor',
      isEmbed: 'false',
    });
    expect(query.getAll('email')).toEqual(['a@e.co', 's@e.co']);
    expect(query.has('embed')).toBe(false);
    expect(query.has('seatReferenceUid')).toBe(false);
    expect(href).not.toContain(String(booking.id));
  });

  it('forwards nothing if the event type says so', async () => {
    expect((await redirect({ forwardsParams: false })).href).toBe(target);
  });

  it('has no parameters of the page after a payment', async () => {
    const { booking } = await redirect();
    const { searchParams } = new URL(paymentRedirect(target, booking, HOST, 'p1'));
    expect(searchParams.get('uid')).toBe(booking.uid);
    expect(searchParams.get('redirect_status')).toBe('succeeded');
    expect([...searchParams.keys()].join()).not.toContain('metadata');
  });
});

describe('ui messages', () => {
  it('merge, except styles, which any call without them resets', () => {
    const first = mergeUiConfig(
      { theme: 'dark' },
      { styles: { branding: { brandColor: 'red' } }, cssVarsPerTheme: { light: { a: '1' } } },
    );
    const second = mergeUiConfig(first, { colorScheme: 'dark' });
    expect(first.styles?.branding?.brandColor).toBe('red');
    expect(second).toMatchObject({
      theme: 'dark',
      styles: {},
      cssVarsPerTheme: { light: { a: '1' } },
    });
  });
});
