import { describe, expect, it } from 'vitest';
import { createCalClientV1 } from '../../../src/api/cal/calClientV1';
import { createBodyV1 } from '../../../src/api/cal/createBody';
import { KEY, TUESDAY_NINE, TUESDAY_TEN } from '../../sandbox/calClient';
import { bookingInput, createSandboxClient, failure } from './sandboxClient';

const v1 = () => createSandboxClient({}, createCalClientV1);

describe('a client of API v1', () => {
  it('returns the same booking by its numeric id, with the key only in the query', async () => {
    const { client, sent } = v1();
    const made = await client.createBooking({ ...bookingInput(), title: 'Intake' });
    const booking = await client.getBooking(String(made.id));
    expect(booking).toEqual(await client.getBooking(made.id ?? 0));
    expect(booking).toMatchObject({
      uid: made.uid,
      title: 'Intake',
      status: 'accepted',
      start: TUESDAY_NINE,
      durationMinutes: 30,
      attendees: [{ name: 'Sam Okafor', language: 'en' }],
      hosts: [{ name: 'Dr. Lena Peeters' }],
    });
    const last = sent.at(-1);
    expect(last?.url).toBe(`https://cal.test/v1/bookings/${made.id}?apiKey=cal_sandbox_key`);
    expect(last?.headers.has('authorization')).toBe(false);
  });

  it('fails with advice for a uid', async () => {
    const { client, sent } = v1();
    const error = await failure(client.getBooking('bFJeNb2uX8ANpT3JL5EfXw'));
    expect(error).toMatchObject({ code: 'invalid_input', field: 'bookingId' });
    expect(sent).toEqual([]);
  });

  it('renames, describes and reschedules the same booking, and keeps its length', async () => {
    const { client, cal } = v1();
    const { id = 0, uid } = await client.createBooking(bookingInput());
    const changes = {
      title: 'Second opinion',
      description: 'Bring the letter',
      start: TUESDAY_TEN,
    };
    expect(await client.updateBooking(id, changes)).toMatchObject({
      id,
      uid,
      title: 'Second opinion',
      description: 'Bring the letter',
      start: TUESDAY_TEN,
      end: '2027-01-05T09:30:00.000Z',
    });
    expect(cal.bookings()).toHaveLength(1);
    const longer = { start: TUESDAY_TEN, end: '2027-01-05T10:00:00Z' };
    expect(await client.updateBooking(id, longer)).toMatchObject({ durationMinutes: 60 });
  });

  it.each(['ACCEPTED', 'pending', 'Cancelled', 'REJECTED'])(
    'sets the status %s',
    async (status) => {
      const { client } = v1();
      const { id = 0 } = await client.createBooking(bookingInput());
      const updated = await client.updateBooking(id, { status: status as 'ACCEPTED' });
      expect(updated.status).toBe(status.toLowerCase());
    },
  );

  it.each([
    ['location', { location: 'Elsewhere' }],
    ['reason', { status: 'CANCELLED', reason: 'Ill' }],
    ['seatUid', { seatUid: 's' }],
  ])('refuses %s by name', async (field, changes) => {
    const { client, sent } = v1();
    const error = await failure(client.updateBooking(1, changes as { location: string }));
    expect(error).toMatchObject({ code: 'unsupported_field', field });
    expect(sent).toEqual([]);
  });

  it('cancels, and succeeds if the booking is already cancelled', async () => {
    const { client, cal } = v1();
    const { id = 0, uid } = await client.createBooking(bookingInput());
    const deleted = await client.deleteBooking(id, { cancellationReason: 'Ill & tired' });
    expect(deleted).toMatchObject({ id, uid, wasAlreadyCancelled: false });
    expect(cal.find(uid)?.cancellationReason).toBe('Ill & tired');
    expect(await client.deleteBooking(id)).toMatchObject({ id, uid, wasAlreadyCancelled: true });
  });

  it('finds the new booking after a reschedule, although v1 has no link to it', async () => {
    const { client, cal } = v1();
    const old = await client.createBooking(bookingInput());
    const body = createBodyV1(bookingInput('intake', TUESDAY_TEN));
    await cal.app.request(`/v1/bookings?apiKey=${KEY}`, {
      method: 'POST',
      body: JSON.stringify({ ...body, rescheduleUid: old.uid }),
    });
    const current = await client.getCurrentBooking(old.id ?? 0);
    expect(current).toMatchObject({ start: TUESDAY_TEN, rescheduledFromUid: old.uid });
  });

  it('lists by the filters of v1, and names the ones it lacks', async () => {
    const { client } = v1();
    await client.createBooking(bookingInput());
    await client.createBooking(bookingInput('intake', TUESDAY_TEN));
    const list = await client.listBookings({ attendeeEmail: 'sam@example.com', take: 1 });
    expect(list).toMatchObject({ hasMore: true, bookings: [{ start: TUESDAY_NINE }] });
    const rest = await client.listBookings({ afterStart: TUESDAY_TEN });
    expect(rest.bookings).toMatchObject([{ start: TUESDAY_TEN }]);
    expect(await failure(client.listBookings({ eventTypeId: 1 }))).toMatchObject({
      code: 'unsupported_field',
      field: 'eventTypeId',
    });
    expect(await failure(client.listBookings({ status: 'past' }))).toMatchObject({
      code: 'unsupported_field',
    });
  });

  it('rejects with unauthorized for a wrong key or a missing booking', async () => {
    const { client } = createSandboxClient({ apiKey: 'cal_wrong' }, createCalClientV1);
    expect(await failure(client.getBooking(1))).toMatchObject({ code: 'unauthorized' });
    expect(await failure(v1().client.getBooking(1))).toMatchObject({ code: 'unauthorized' });
  });
});
