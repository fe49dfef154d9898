import { describe, expect, it } from 'vitest';
import { parseCalWebhook, toWebhookDataPoints } from '../../../src/server';
import { bookingPayload, bookingRow, CREATED_AT, envelope, rescheduled } from './deliveries';

const POINTS = [
  { key: 'bookingId', value: '7300001' },
  { key: 'bookingUid', value: 'uid-1' },
];

describe('a booking trigger', () => {
  it('has the booking, its activity and its care flow', () => {
    expect(parseCalWebhook(envelope('BOOKING_CREATED', bookingPayload()))).toEqual({
      trigger: 'BOOKING_CREATED',
      createdAt: CREATED_AT,
      activityId: 'activity-1',
      careFlowId: 'care-flow-1',
      isSeated: false,
      rescheduledFrom: undefined,
      booking: expect.objectContaining({
        uid: 'uid-1',
        id: 7300001,
        status: 'accepted',
        start: '2027-01-05T08:00:00.000Z',
        end: '2027-01-05T08:30:00.000Z',
        // Not the length that the event type has by now.
        durationMinutes: 30,
        eventTypeSlug: 'intake',
        hosts: [expect.objectContaining({ id: 4021, name: 'Dr. Lena', username: 'clinic' })],
        attendees: [expect.objectContaining({ email: 'ada@example.com', language: 'fr' })],
        guests: ['kim@example.com'],
        videoCallUrl: 'https://app.cal.com/video/uid-1',
        cancelUrl: 'https://cal.com/booking/uid-1?cancel=true&allRemainingBookings=false',
        responses: expect.objectContaining({ name: 'Ada' }) as object,
      }) as object,
    });
  });

  it('leaves out unanswered questions', () => {
    const event = parseCalWebhook(envelope('BOOKING_CREATED', bookingPayload()));
    expect('booking' in event && Object.keys(event.booking.responses)).not.toContain('notes');
  });

  it('has the old and the new booking of a reschedule', () => {
    expect(parseCalWebhook(rescheduled('uid-0', 'uid-1'))).toMatchObject({
      trigger: 'BOOKING_RESCHEDULED',
      booking: { uid: 'uid-1', rescheduledFromUid: 'uid-0' },
      rescheduledFrom: {
        uid: 'uid-0',
        id: 7300001,
        start: '2027-01-04T08:00:00.000Z',
        end: '2027-01-04T08:30:00.000Z',
      },
    });
  });

  it.each(['BOOKING_REQUESTED', 'BOOKING_CREATED'])(
    '%s can be a reschedule that waits or waited for the host',
    (trigger) => {
      const payload = bookingPayload({ rescheduleUid: 'uid-0', status: 'PENDING' });
      expect(parseCalWebhook(envelope(trigger, payload))).toMatchObject({
        trigger,
        booking: { status: 'pending' },
        rescheduledFrom: { uid: 'uid-0' },
      });
    },
  );

  it('has the reason for a cancellation, without metadata and with an offset', () => {
    const payload = bookingPayload({
      status: 'CANCELLED',
      startTime: '2027-01-05T09:00:00+01:00',
      metadata: undefined,
      cancellationReason: 'Feeling better',
      cancelledBy: 'ada@example.com',
      requestReschedule: false,
    });
    expect(parseCalWebhook(envelope('BOOKING_CANCELLED', payload))).toMatchObject({
      trigger: 'BOOKING_CANCELLED',
      activityId: undefined,
      cancellationReason: 'Feeling better',
      isRescheduleRequested: false,
      booking: {
        status: 'cancelled',
        start: '2027-01-05T08:00:00.000Z',
        cancellationReason: 'Feeling better',
        cancelledByEmail: 'ada@example.com',
      },
    });
  });

  it('shows that the host asks for another time', () => {
    const payload = bookingPayload({ status: 'CANCELLED', requestReschedule: true });
    expect(parseCalWebhook(envelope('BOOKING_CANCELLED', payload))).toMatchObject({
      isRescheduleRequested: true,
    });
  });

  it('doesn’t use the reason of a reschedule as one of a cancellation', () => {
    const payload = bookingPayload({ cancellationReason: 'Childcare' });
    expect(parseCalWebhook(envelope('BOOKING_RESCHEDULED', payload))).toMatchObject({
      booking: { reschedulingReason: 'Childcare', cancellationReason: undefined },
    });
  });

  it('has the reason for a rejection', () => {
    const payload = bookingPayload({ status: 'REJECTED', rejectionReason: 'On holiday' });
    expect(parseCalWebhook(envelope('BOOKING_REJECTED', payload))).toMatchObject({
      booking: { status: 'rejected' },
      rejectionReason: 'On holiday',
    });
  });

  it.each(['BOOKING_PAID', 'BOOKING_PAYMENT_INITIATED'])('%s has the payment', (trigger) => {
    const payload = bookingPayload({ paymentId: 880001 });
    expect(parseCalWebhook(envelope(trigger, payload))).toMatchObject({
      trigger,
      paymentId: 880001,
    });
  });

  it('shows that the booking is shared', () => {
    const payload = bookingPayload({ seatsPerTimeSlot: 5 });
    expect(parseCalWebhook(envelope('BOOKING_CREATED', payload))).toMatchObject({ isSeated: true });
  });

  it.each([
    ['BOOKING_CREATED', 'accepted'],
    ['BOOKING_RESCHEDULED', 'accepted'],
    ['BOOKING_REQUESTED', 'pending'],
    ['BOOKING_REJECTED', 'rejected'],
    ['BOOKING_CANCELLED', 'cancelled'],
    ['BOOKING_PAID', 'unknown'],
  ])('%s without a status has the status %s', (trigger, status) => {
    const payload = bookingPayload({ status: undefined, rescheduleUid: 'uid-0' });
    expect(parseCalWebhook(envelope(trigger, payload))).toMatchObject({ booking: { status } });
  });

  it('leaves out links that aren’t http or https', () => {
    const payload = bookingPayload({
      location: 'x',
      bookerUrl: 'javascript:alert(1)',
      videoCallData: { type: 'jitsi_video', url: 'javascript:alert(1)' },
    });
    const event = parseCalWebhook(envelope('BOOKING_CREATED', payload));
    expect(JSON.stringify(event)).not.toContain('javascript:');
  });

  it('has the link to a call, unless the call needs a token', () => {
    const room = (type: string) =>
      parseCalWebhook(
        envelope(
          'BOOKING_CREATED',
          bookingPayload({ location: 'x', videoCallData: { type, url: 'https://meet.test/r' } }),
        ),
      );
    expect(room('jitsi_video')).toMatchObject({ booking: { videoCallUrl: 'https://meet.test/r' } });
    expect(room('daily_video')).toMatchObject({ booking: { videoCallUrl: undefined } });
  });
});

describe.each(['MEETING_STARTED', 'MEETING_ENDED'])('%s', (trigger) => {
  const expected = {
    trigger,
    createdAt: undefined,
    activityId: 'activity-1',
    booking: {
      uid: 'uid-1',
      id: 7300001,
      start: '2027-01-05T08:00:00.000Z',
      createdAt: '2026-12-01T09:00:00.000Z',
      hosts: [{ name: 'Dr. Lena' }],
      attendees: [{ name: 'Ada', language: 'fr' }],
      responses: { name: 'Ada', email: 'ada@example.com' },
      rescheduledFromUid: 'uid-0',
      reschedulingReason: 'Childcare',
      cancellationReason: undefined,
      isHostAbsent: false,
    },
  };

  it('is read if its fields are at the top level', () => {
    expect(parseCalWebhook({ triggerEvent: trigger, ...bookingRow() })).toMatchObject(expected);
  });

  it('is read if it is wrapped like other triggers', () => {
    expect(parseCalWebhook(envelope(trigger, bookingRow()))).toMatchObject(expected);
  });
});

it('BOOKING_NO_SHOW_UPDATED has the bookingUid and who didn’t come', () => {
  const payload = {
    message: 'marked as no-show',
    bookingUid: 'uid-1',
    bookingId: 7300001,
    attendees: [{ email: 'ada@example.com', noShow: true }, { email: 'kim@example.com' }, null],
  };
  expect(parseCalWebhook(envelope('BOOKING_NO_SHOW_UPDATED', payload))).toEqual({
    trigger: 'BOOKING_NO_SHOW_UPDATED',
    createdAt: CREATED_AT,
    bookingUid: 'uid-1',
    bookingId: 7300001,
    attendees: [
      { email: 'ada@example.com', isAbsent: true },
      { email: 'kim@example.com', isAbsent: false },
    ],
  });
});

it('PING has no data', () => {
  expect(parseCalWebhook(envelope('PING', { type: 'Test', attendees: [] }))).toEqual({
    trigger: 'PING',
    createdAt: CREATED_AT,
  });
});

it.each([
  ['RECORDING_READY', { downloadLink: 'https://cal.test/r' }],
  ['A_TRIGGER_OF_2031', 'text'],
])('%s is passed on unparsed', (name, payload) => {
  expect(parseCalWebhook(envelope(name, payload))).toEqual({
    trigger: 'UNKNOWN',
    name,
    payload,
    createdAt: CREATED_AT,
  });
});

it('an unknown trigger without a payload is passed on whole', () => {
  const json = { triggerEvent: 'OOO_CREATED', oooEntry: { id: 1 } };
  expect(parseCalWebhook(json)).toMatchObject({ trigger: 'UNKNOWN', payload: json });
});

describe('a payload that Cal.com doesn’t send by default is refused with a reason', () => {
  it.each([
    ['a template without an envelope', { id: 'uid-1', who: 'Ada' }],
    ['a template that keeps the trigger', { triggerEvent: 'BOOKING_CREATED', uid: 'uid-1' }],
    ['a template with a payload of its own', envelope('BOOKING_CREATED', { uid: 'uid-1' })],
    ['a template of text', envelope('BOOKING_CREATED', 'uid-1')],
    ['a template of another trigger', { triggerEvent: 'Booking created', payload: {} }],
    ['a no-show without its booking', envelope('BOOKING_NO_SHOW_UPDATED', { attendees: [] })],
    ['a meeting without its booking', { triggerEvent: 'MEETING_ENDED', createdAt: CREATED_AT }],
    // Fields of the flat body that webhooks of the Zapier app get.
    [
      'the body for Zapier',
      {
        title: 'Intake',
        startTime: '2027-01-05T08:00:00Z',
        endTime: '2027-01-05T08:30:00Z',
        status: 'ACCEPTED',
        user: { name: 'Dr. Lena' },
        eventType: { title: 'Intake', length: 30 },
        attendees: [{ name: 'Ada' }],
      },
    ],
  ])('%s', (_what, json) => {
    expect(() => parseCalWebhook(json)).toThrow(
      expect.objectContaining({
        code: 'invalid_webhook',
        message: expect.stringMatching(/custom payload template.*Zapier.*remove the template/s),
      }),
    );
  });

  it.each([[null], ['text'], [7], [[]]])('%j isn’t a webhook', (json) => {
    expect(() => parseCalWebhook(json)).toThrow(
      expect.objectContaining({ code: 'invalid_webhook' }),
    );
  });

  it('the reason contains no patient data', () => {
    const secretive = envelope('BOOKING_CREATED', { attendees: [{ email: 'ada@example.com' }] });
    expect(() => parseCalWebhook(secretive)).toThrow(/^(?!.*ada)/s);
  });
});

describe('toWebhookDataPoints', () => {
  it.each([
    ['BOOKING_CREATED', envelope('BOOKING_CREATED', bookingPayload())],
    ['BOOKING_RESCHEDULED', rescheduled('uid-0', 'uid-1')],
    ['BOOKING_CANCELLED', envelope('BOOKING_CANCELLED', bookingPayload())],
  ])('returns bookingId and bookingUid of %s as text', (_trigger, json) => {
    expect(toWebhookDataPoints(parseCalWebhook(json))).toEqual(POINTS);
  });

  it('returns the uid as bookingId if Cal.com sent no number, because Awell requires one', () => {
    const payload = bookingPayload({ bookingId: undefined });
    expect(toWebhookDataPoints(parseCalWebhook(envelope('BOOKING_CREATED', payload)))).toEqual([
      { key: 'bookingId', value: 'uid-1' },
      { key: 'bookingUid', value: 'uid-1' },
    ]);
  });

  it.each([
    ['BOOKING_REQUESTED', bookingPayload()],
    ['BOOKING_REJECTED', bookingPayload()],
    ['BOOKING_PAID', bookingPayload()],
    ['MEETING_STARTED', bookingRow()],
    ['MEETING_ENDED', bookingRow()],
  ])('returns nothing for %s, because Awell has no webhook for it', (trigger, payload) => {
    expect(toWebhookDataPoints(parseCalWebhook(envelope(trigger, payload)))).toEqual([]);
  });
});
