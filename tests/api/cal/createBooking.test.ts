import { describe, expect, it } from 'vitest';
import type { CreateBookingInput } from '../../../src/api/cal/inputs';
import { createBodyV1, createBodyV2 } from '../../../src/api/cal/createBody';
import { bookingInput, createSandboxClient, failure } from './sandboxClient';

const full: CreateBookingInput = {
  ...bookingInput(),
  eventTypeId: 51877,
  end: '2027-01-05T09:30:00+01:00',
  language: 'nl-BE',
  description: 'A first visit',
  metadata: { patientRef: 'p-991', left: undefined },
  responses: {
    name: 'Sam Okafor',
    email: 'sam@example.com',
    location: 'Calcom HQ',
    guests: ['kim@example.com'],
    attendeePhoneNumber: '+32470123456',
    complaint: 'knee',
  },
};

describe('the request to API v2', () => {
  it('contains each field that v2 knows', () => {
    expect(createBodyV2({ ...full, recurrenceCount: 4 })).toEqual({
      start: '2027-01-05T08:00:00.000Z',
      eventTypeId: 51877,
      attendee: {
        name: 'Sam Okafor',
        email: 'sam@example.com',
        phoneNumber: '+32470123456',
        timeZone: 'Europe/London',
        language: 'nl',
      },
      guests: ['kim@example.com'],
      location: { type: 'attendeeDefined', location: 'Calcom HQ' },
      metadata: { patientRef: 'p-991' },
      bookingFieldsResponses: { complaint: 'knee', notes: 'A first visit' },
      lengthInMinutes: 30,
      recurrenceCount: 4,
    });
  });

  it.each([
    [{ value: 'integrations:daily' }, { type: 'integration', integration: 'cal-video' }],
    [{ value: 'integrations:google:meet' }, { type: 'integration', integration: 'google-meet' }],
    [{ value: 'integrations:zoom' }, { type: 'integration', integration: 'zoom' }],
    [
      { value: 'integrations:office365_video' },
      { type: 'integration', integration: 'office365-video' },
    ],
    [
      { value: 'integrations:whereby_video' },
      { type: 'integration', integration: 'whereby-video' },
    ],
    [
      { value: 'phone', optionValue: '+32470123456' },
      { type: 'attendeePhone', phone: '+32470123456' },
    ],
    [{ value: 'userPhone' }, { type: 'phone' }],
    [{ value: 'inPerson' }, { type: 'address' }],
    [
      { value: 'attendeeInPerson', optionValue: 'Main St 1' },
      { type: 'attendeeAddress', address: 'Main St 1' },
    ],
    [{ value: 'link' }, { type: 'link' }],
    [{ value: 'conferencing' }, { type: 'organizersDefaultApp' }],
    [
      { type: 'integration', integration: 'jitsi' },
      { type: 'integration', integration: 'jitsi' },
    ],
  ] as const)('says where as v2 does: %j', (location, expected) => {
    const responses = { ...full.responses, location };
    expect(createBodyV2({ ...full, responses })['location']).toEqual(expected);
  });

  it.each([
    ['title', { title: 'Intake' }, 'name template'],
    ['status', { status: 'ACCEPTED' }, 'updateBooking'],
    ['recurringEventId', { recurringEventId: 7 }, 'recurrenceCount'],
  ] as const)('refuses %s by name, before any request', async (field, extra, instead) => {
    const { client, sent } = createSandboxClient();
    const error = await failure(client.createBooking({ ...full, ...extra }));
    expect(error).toMatchObject({ code: 'unsupported_field', field });
    expect(error.message).toContain(instead);
    expect(sent).toEqual([]);
  });
});

describe('the request to API v1', () => {
  it('contains every field of the action', () => {
    expect(
      createBodyV1({ ...full, recurringEventId: '7', title: 'Intake', status: 'pending' }),
    ).toEqual({
      eventTypeId: 51877,
      start: '2027-01-05T08:00:00.000Z',
      end: '2027-01-05T08:30:00.000Z',
      responses: {
        name: 'Sam Okafor',
        email: 'sam@example.com',
        location: { value: 'Calcom HQ', optionValue: '' },
        guests: ['kim@example.com'],
        attendeePhoneNumber: '+32470123456',
        complaint: 'knee',
      },
      timeZone: 'Europe/London',
      language: 'nl-BE',
      metadata: { patientRef: 'p-991', left: undefined },
      recurringEventId: 7,
      title: 'Intake',
      description: 'A first visit',
      status: 'PENDING',
    });
  });

  it('can’t contain fields that only v2 has', () => {
    expect(() => createBodyV1({ ...full, recurrenceCount: 2 })).toThrow(/recurringEventId/);
    const location = { type: 'phone' } as const;
    expect(() => createBodyV1({ ...full, responses: { ...full.responses, location } })).toThrow(
      expect.objectContaining({ code: 'invalid_input', field: 'responses.location' }),
    );
  });
});

const keys = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, 'v']));

describe('invalid input is refused by name before any request', () => {
  const wrong: [field: string, changes: object][] = [
    ['eventTypeId', { eventTypeId: 0 }],
    ['eventTypeId', { eventTypeId: 'intake' }],
    ['responses.name', { responses: { name: ' ', email: 'a@b.c' } }],
    ['responses.name', { responses: undefined }],
    ['responses.email', { responses: { name: 'Sam' } }],
    ['timeZone', { timeZone: 'Brussels' }],
    ['timeZone', { timeZone: undefined }],
    ['start', { start: '2027-01-05T09:00:00' }],
    ['start', { start: 'tomorrow' }],
    ['start', { start: '2030-02-30T09:00:00Z' }],
    ['start', { start: '2030-04-31T09:00:00+02:00' }],
    ['start', { start: '2029-02-29T09:00:00Z' }],
    ['start', { start: 1_800_000_000_000 }],
    ['end', { end: '2027-01-05T07:00:00Z' }],
    ['language', { language: 'xx' }],
    ['metadata', { metadata: keys(51) }],
    ['metadata.patientRef', { metadata: { patientRef: 'x'.repeat(501) } }],
    ['metadata.nested', { metadata: { nested: {} } }],
    [`metadata.${'k'.repeat(40)}`, { metadata: { ['k'.repeat(41)]: 'v' } }],
  ];
  it.each(wrong)('%s', async (field, changes) => {
    const { client, sent } = createSandboxClient();
    const input = { ...bookingInput(), ...changes } as CreateBookingInput;
    expect(await failure(client.createBooking(input))).toMatchObject({
      code: 'invalid_input',
      field,
      recoverable: false,
    });
    expect(sent).toEqual([]);
  });

  it('accepts metadata at its limits and sends numbers as text', () => {
    const metadata = { ...keys(48), ['k'.repeat(40)]: 'x'.repeat(500), count: 3 };
    expect(createBodyV2({ ...bookingInput(), metadata })['metadata']).toEqual({
      ...metadata,
      count: '3',
    });
  });

  const changes: [field: string, changes: object][] = [
    ['changes', {}],
    ['title', { title: 'Other' }],
    ['description', { description: 'Other' }],
    ['status PENDING', { status: 'pending' }],
    ['status', { status: 'done' }],
    ['status', { status: 'CANCELLED', start: '2027-01-05T09:00:00Z' }],
    ['end', { end: '2027-01-05T09:00:00Z' }],
    ['start', { start: '' }],
  ];
  it.each(changes)('in an update: %s', async (field, change) => {
    const { client, sent } = createSandboxClient();
    expect(await failure(client.updateBooking('some-uid', change))).toMatchObject({ field });
    expect(sent).toEqual([]);
  });
});
