import { describe, expect, it } from 'vitest';
import { readBookingRedirect } from '../../src/redirect/bookingRedirect';
import type { BookingError } from '../../src/errors';

const RETURN =
  'https://clinic.example/booked?uid=abc&title=Intake&startTime=2027-01-05T09%3A00%3A00.000Z' +
  '&endTime=2027-01-05T09%3A30%3A00.000Z&hostName=Dr%20Mia&attendeeName=Jo&email=jo%40example.com' +
  '&location=https%3A%2F%2Fmeet.example%2F1&metadata%5BawellActivityId%5D=act%261&metadata%5BawellPathwayId%5D=flow';

describe('the address that Cal.com leads back to', () => {
  it('names the booking and the activity, and nothing of the patient’s', () => {
    const redirect = readBookingRedirect(RETURN);
    expect(redirect).toMatchObject({
      activityId: 'act&1',
      careFlowId: 'flow',
      booking: {
        uid: 'abc',
        title: 'Intake',
        start: '2027-01-05T09:00:00.000Z',
        end: '2027-01-05T09:30:00.000Z',
        hostName: 'Dr Mia',
        videoCallUrl: 'https://meet.example/1',
        status: 'unknown',
      },
    });
    expect(JSON.stringify(redirect)).not.toMatch(/jo/i);
  });

  it('may name no activity, and hold nonsense', () => {
    const { booking, activityId } = readBookingRedirect(
      new URL('https://clinic.example/?uid=abc&startTime=soon&location=javascript:alert(1)'),
    );
    expect(activityId).toBeUndefined();
    expect(booking.start).toBeUndefined();
    expect(booking.videoCallUrl).toBeUndefined();
  });

  it.each(['', 'nonsense', 'https://clinic.example/booked', 'https://clinic.example/?uid=%20'])(
    '%j is refused with a way out',
    (url) => {
      let error: unknown;
      try {
        readBookingRedirect(url);
      } catch (cause) {
        error = cause;
      }
      expect((error as BookingError).code).toBe('invalid_redirect');
    },
  );
});
