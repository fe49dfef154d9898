import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const person = { name: 'Ada Martens', email: 'ada@example.com', timeZone: 'Europe/Brussels' };

/** About what Cal.com's API answers for a booking. */
const booking = JSON.stringify({
  status: 'success',
  data: {
    id: 7_300_000,
    uid: 'booking-1',
    title: 'Intake between Dr. Lena Peeters and Ada Martens',
    description: '',
    hosts: [{ id: 4021, username: 'clinic', ...person, name: 'Dr. Lena Peeters' }],
    status: 'accepted',
    start: '2027-01-05T08:00:00.000Z',
    end: '2027-01-05T08:30:00.000Z',
    duration: 30,
    eventTypeId: 51_801,
    eventType: { id: 51_801, slug: 'intake' },
    location: 'https://app.cal.com/video/a7JdM3uYpQ6xVb1KsWe5Ng',
    attendees: [{ ...person, language: 'en', absent: false, displayEmail: person.email }],
    bookingFieldsResponses: { ...person, notes: 'A first visit.', guests: [] },
    metadata: { awellActivityId: 'activity-1', awellPathwayId: 'care-flow-1' },
    absentHost: false,
    createdAt: '2027-01-01T00:00:00.000Z',
    updatedAt: '2027-01-01T00:00:00.000Z',
    icsUid: 'a7JdM3uYpQ6xVb1KsWe5Ng@Cal.com',
  },
});

/** Stands in for Cal.com's API: it answers at once, so that what is measured is the hop. */
const server = createServer((request, response) => {
  request.resume();
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(booking);
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
