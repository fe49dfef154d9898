import { createClient, KEY, TUESDAY_NINE, TUESDAY_TEN } from '../calClient';
import { createPage, toldBooking } from './page';

/** A sandbox with a subscriber, and what makes each kind of webhook. */
export function createHooked() {
  const client = createClient();
  const { cal, book, call } = client;
  const page = createPage(cal);
  // Answers 200 to whatever it is sent.
  cal.webhooks.subscribe({ subscriberUrl: 'data:,' });

  const post = (uid: unknown, action: string, body: object = {}, key?: string) =>
    call('POST', `/v2/bookings/${String(uid)}/${action}`, { body, ...(key && { key }) });
  const visit = async (slug: string, notes?: string) =>
    toldBooking(await page.book(slug, { start: TUESDAY_NINE, ...(notes && { notes }) }));
  const first = async (slug: string) => {
    const made: unknown = await book(slug);
    return ((Array.isArray(made) ? made[0] : made) as Record<string, unknown>)['uid'];
  };
  const move = async (slug: string, more: object = {}, key?: string) =>
    post(await first(slug), 'reschedule', { start: TUESDAY_TEN, ...more }, key);
  const cancel = async (slug: string, cancellationReason?: string) =>
    post(await first(slug), 'cancel', { cancellationReason });
  const answer = async (action: string, body: object = {}) =>
    post(await first('intake-confirm'), action, body, KEY);

  const make: Record<string, () => Promise<unknown>> = {
    'BOOKING_CREATED first-visit': () => visit('intake-in-person', 'Call first'),
    'BOOKING_CREATED fixed-visit': () => visit('intake-no-cancel'),
    'BOOKING_CREATED group-class': () => visit('intake-seats'),
    'BOOKING_CREATED weekly-visit': () => page.book('intake-recurring', { start: TUESDAY_NINE }),
    'BOOKING_CREATED on-request': () => answer('confirm'),
    'BOOKING_REJECTED on-request': () => answer('decline', { reason: 'No room' }),
    'BOOKING_REQUESTED on-request': () => visit('intake-confirm'),
    'BOOKING_RESCHEDULED first-visit': () => move('intake', { rescheduledBy: 'sam@example.com' }),
    'BOOKING_RESCHEDULED fixed-visit': () => move('intake-no-cancel'),
    'BOOKING_RESCHEDULED weekly-visit': () => move('intake-recurring'),
    'BOOKING_RESCHEDULED on-request': () => move('intake-confirm', {}, KEY),
    async 'BOOKING_RESCHEDULED group-class'() {
      const { uid, seatReferenceUid: seatUid } = await visit('intake-seats');
      return post(uid, 'reschedule', { start: TUESDAY_TEN, seatUid });
    },
    'BOOKING_CANCELLED first-visit': () => cancel('intake', 'Flu'),
    'BOOKING_CANCELLED with-reason': () => cancel('intake-reason', 'Flu'),
    'BOOKING_CANCELLED on-request': () => cancel('intake-confirm'),
    'BOOKING_CANCELLED weekly-visit': () => cancel('intake-recurring'),
    async 'BOOKING_CANCELLED group-class'() {
      const { uid, seatReferenceUid: seatUid } = await visit('intake-seats');
      return post(uid, 'cancel', { seatUid, cancellationReason: 'Flu' });
    },
    'BOOKING_CANCELLED request-reschedule': async () =>
      post(await first('intake'), 'request-reschedule', { rescheduleReason: 'Away' }, KEY),
    BOOKING_NO_SHOW_UPDATED: async () => cal.webhooks.noShow((await visit('intake')).uid),
    MEETING_STARTED: async () =>
      cal.webhooks.meeting('MEETING_STARTED', (await visit('intake-in-person', 'Call first')).uid),
    MEETING_ENDED: async () =>
      cal.webhooks.meeting('MEETING_ENDED', (await visit('intake-in-person', 'Call first')).uid),
  };

  const sent = async (): Promise<unknown[]> =>
    (await cal.webhooks.attempts()).map(({ body }) => JSON.parse(body) as unknown);

  return {
    ...client,
    page,
    post,
    /** All that was sent, in order. */
    sent,
    /** Makes it happen, and gives the last webhook that it sent. */
    async deliver(name: string): Promise<unknown> {
      await make[name]?.();
      return (await sent()).at(-1);
    },
  };
}
