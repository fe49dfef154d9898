import { describe, expect, it } from 'vitest';
import type { BookingLocationInput, CreateBookingInput } from '../../src/api/cal/inputs';
import { parseBooking, unwrap } from '../../src/api/cal/parseBooking';
import { bookingInput } from '../api/cal/sandboxClient';
import { KEY } from '../sandbox/calClient';
import { createCheckedClient } from './checkedClient';
import { openCalDocument, readCalDocument, whyNoDocuments, type Json } from './documents';
import { exampleOf, examplesIn } from './example';

const at = (hour: number, day = 5) =>
  `2027-01-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`;

const full = (slug: string, start: string): CreateBookingInput => ({
  ...bookingInput(slug, start),
  language: 'nl-BE',
  description: 'A first visit',
  metadata: { awellActivityId: 'act-1', count: '3', isFirst: 'true' },
  responses: {
    name: 'Sam Okafor',
    email: 'sam@example.com',
    attendeePhoneNumber: '+32470123456',
    guests: ['kim@example.com'],
    location: 'Calcom HQ',
    complaint: 'knee',
  },
});

const LOCATIONS: BookingLocationInput[] = [
  { value: 'integrations:daily' },
  { value: 'phone', optionValue: '+32470123456' },
  { value: 'userPhone' },
  { value: 'inPerson' },
  { value: 'attendeeInPerson', optionValue: 'Main Street 1' },
  { value: 'link' },
  { value: 'conferencing' },
  { value: 'integrations:office365_video' },
];

const skipped = whyNoDocuments === undefined ? '' : ` (skipped: ${whyNoDocuments})`;

describe.skipIf(whyNoDocuments !== undefined)(`Cal.com’s own documents${skipped}`, () => {
  it('match every call of the client to API v2, and every answer of the sandbox', async () => {
    const { client, complaints, checked } = await createCheckedClient('v2');
    const one = await client.createBooking(bookingInput('intake', at(8)));
    await client.createBooking(full('intake', at(9)));
    for (const [index, location] of LOCATIONS.entries()) {
      const input = bookingInput('intake', at(8 + index, 6));
      await client.createBooking({ ...input, responses: { ...input.responses, location } });
    }
    await client.createBooking({ ...bookingInput('intake-lengths', at(8, 7)), end: at(9, 7) });
    const series = await client.createBooking({
      ...bookingInput('intake-recurring', at(10, 7)),
      recurrenceCount: 2,
    });
    const seat = await client.createBooking(bookingInput('intake-seats', at(11, 7)));
    const paid = await client.createBooking(bookingInput('intake-paid', at(12, 7)));
    const pending = await client.createBooking(bookingInput('intake-confirm', at(13, 7)));
    const unwanted = await client.createBooking(bookingInput('intake-confirm', at(14, 7)));

    await client.getBooking(one.uid);
    await client.getBooking(series.recurringBookingUid ?? '');
    await client.getBooking(paid.uid);
    await client.getBooking(seat.uid);
    await client.getCalendarLinks(one.uid);
    await client.updateBooking(one.uid, {
      location: { type: 'link', link: 'https://meet.example/1' },
    });
    await client.updateBooking(one.uid, {
      location: { value: 'phone', optionValue: '+32470123456' },
    });
    await client.updateBooking(pending.uid, { status: 'ACCEPTED' });
    await client.updateBooking(unwanted.uid, { status: 'REJECTED', reason: 'Full' });
    const moved = await client.updateBooking(one.uid, {
      start: at(15, 7),
      reason: 'Childcare',
      rescheduledBy: 'sam@example.com',
    });
    await client.getCurrentBooking(one.uid);
    await client.getBooking(one.uid);
    const { uid, seatUid } = await client.updateBooking(seat.uid, {
      start: at(9, 8),
      seatUid: seat.seatUid,
    });
    await client.getBookingBySeat(seatUid ?? '');
    await client.getCurrentBooking(uid, { seatUid });
    await client.listBookings();
    await client.listBookings({
      status: 'upcoming',
      attendeeEmail: 'sam+1@example.com',
      attendeeName: 'Sam Okafor',
      eventTypeId: 51801,
      afterStart: at(0),
      beforeEnd: at(0, 20),
      afterCreatedAt: at(0, 1),
      afterUpdatedAt: at(0, 1),
      sortStart: 'asc',
      sortCreated: 'desc',
      take: 5,
      skip: 5,
    });
    await client.updateBooking(paid.uid, { status: 'CANCELLED', reason: 'Ill' });
    await client.deleteBooking(moved.uid, { cancellationReason: 'Feeling better' });
    await client.deleteBooking(moved.uid);
    await client.getCurrentBooking(one.uid);
    const cancellationReason = 'Ill';
    await client.deleteBooking(series.uid, { allRemainingBookings: true, cancellationReason });
    await client.deleteBooking(uid, { seatUid, cancellationReason });

    expect(complaints).toEqual([]);
    expect(checked.length).toBeGreaterThanOrEqual(38);
  });

  it('match every call of the client to API v1, and every answer of the sandbox', async () => {
    const { client, complaints, checked } = await createCheckedClient('v1');
    const one = await client.createBooking(bookingInput('intake', at(8)));
    const { attendeePhoneNumber: _, ...responses } = full('intake', at(9)).responses;
    await client.createBooking({
      ...full('intake', at(9)),
      responses,
      end: at(10),
      title: 'Intake',
      status: 'PENDING',
    });
    const series = { ...bookingInput('intake-recurring', at(11)), recurringEventId: 7 };
    const weekly = await client.createBooking(series);
    for (const [index, location] of LOCATIONS.entries()) {
      const input = bookingInput('intake', at(8 + index, 6));
      await client.createBooking({ ...input, responses: { ...input.responses, location } });
    }
    const id = one.id ?? 0;
    await client.getBooking(id);
    await client.getCurrentBooking(String(id));
    await client.updateBooking(id, { title: 'Second opinion', description: 'Bring the letter' });
    await client.updateBooking(id, { start: at(13) });
    await client.updateBooking(id, { start: at(14), end: at(15) });
    for (const status of ['PENDING', 'ACCEPTED', 'REJECTED', 'cancelled'] as const) {
      await client.updateBooking(id, { status });
    }
    await client.deleteBooking(weekly.id ?? 0, {
      cancellationReason: 'Ill',
      allRemainingBookings: true,
    });
    await client.deleteBooking(weekly.id ?? 0);

    expect(complaints).toEqual([]);
    expect(checked.length).toBeGreaterThanOrEqual(24);
  });

  it('detect a wrong request', async () => {
    const document = await openCalDocument('v2');
    const headers = new Headers({ 'content-type': 'application/json' });
    const url = 'https://cal.test/v2/bookings';
    const start = at(8);
    const check = (body: object, version = '2024-08-13', query = '') => {
      headers.set('cal-api-version', version);
      return document.checkRequest({
        method: 'POST',
        url: url + query,
        headers,
        body: JSON.stringify(body),
      });
    };
    const attendee = { name: 'Sam', timeZone: 'Europe/London', email: 'sam@example.com' };
    expect(check({ start, eventTypeId: 1, attendee })).toEqual([]);
    expect(check({ eventTypeId: 1, attendee }).join()).toContain("'start'");
    expect(check({ start, eventTypeId: '1', attendee }).join()).toContain('number');
    expect(check({ start, attendee: { ...attendee, language: 'xx' } }).join()).toContain(
      'language',
    );
    expect(check({ start, attendee, title: 'Intake' }).join()).toContain('title');
    expect(check({ start, attendee }, '2024-08-13', '?apiKey=1').join()).toContain('apiKey');
    headers.delete('cal-api-version');
    const unversioned = { method: 'POST', url, headers, body: JSON.stringify({ start, attendee }) };
    expect(document.checkRequest(unversioned).join()).toContain('cal-api-version');
    const v1 = await openCalDocument('v1');
    const patch = {
      method: 'PATCH',
      url: `https://cal.test/v1/bookings/1?apiKey=${KEY}`,
      headers: new Headers({ 'content-type': 'application/json' }),
    };
    expect(v1.checkRequest({ ...patch, body: '{"startTime":"2027-01-05T08:00:00Z"}' })).toEqual([]);
    expect(v1.checkRequest({ ...patch, body: '{"startTime":1}' })).not.toEqual([]);
    expect(v1.checkRequest({ ...patch, body: '{"start":"2027-01-05T08:00:00Z"}' })).not.toEqual([]);
  });

  it('detect a wrong answer', async () => {
    const document = await openCalDocument('v2');
    const call = {
      method: 'GET',
      url: 'https://cal.test/v2/bookings/u1',
      headers: new Headers({ 'cal-api-version': '2024-08-13' }),
      body: '',
    };
    expect(document.checkResponse(call, 200, { status: 'success', data: { uid: 1 } })).not.toEqual(
      [],
    );
    expect(document.checkResponse(call, 200, { status: 'success' })).not.toEqual([]);
  });

  it('have example answers that can all be read as bookings', () => {
    const v2 = readCalDocument('v2');
    const { schemas } = v2['components'] as { schemas: Json };
    const names = ['Booking', 'RecurringBooking', 'GetSeatedBooking', 'GetRecurringSeatedBooking'];
    const bookings = names.map((name) => [
      name,
      parseBooking(exampleOf(v2, schemas[`${name}Output_2024_08_13`])),
    ]);
    for (const [name, booking] of bookings) {
      expect({ name, booking }).toMatchObject({
        booking: {
          id: 123,
          uid: 'booking_uid_123',
          title: 'Consultation',
          status: expect.stringMatching(/^(?:accepted|cancelled)$/),
          start: '2024-08-13T15:30:00.000Z',
          end: '2024-08-13T16:30:00.000Z',
          durationMinutes: 60,
          hosts: [{ email: expect.any(String) }],
          attendees: [{ email: 'john@example.com', timeZone: 'America/New_York' }],
          videoCallUrl: 'https://example.com/meeting',
        },
      });
    }

    const paths = readCalDocument('v1')['paths'] as Record<string, Record<string, Json>>;
    const operations = [
      paths['/bookings']?.['post'],
      ...Object.values(paths['/bookings/{id}'] ?? {}),
    ];
    const found = operations.flatMap((operation) => {
      const [example] = examplesIn(operation?.['responses']);
      return parseBooking(unwrap(example, 'booking')) ?? [];
    });
    expect(found).toMatchObject([
      { id: 91, status: 'accepted', hosts: [{ name: 'Pro Example' }], location: 'inPerson' },
      { id: 91, start: '2023-05-25T09:30:00.000Z', durationMinutes: 60 },
      { id: 11_223_344, status: 'cancelled', description: undefined, attendees: [] },
    ]);
  });
});
