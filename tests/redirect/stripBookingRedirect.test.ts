import { describe, expect, it } from 'vitest';
import { createCalSandbox } from '../../sandbox/cal/index';
import { readBookingRedirect, stripBookingRedirect } from '../../src/index';
import { NOW } from '../sandbox/calClient';
import { bookAndReturn } from './sandboxRedirect';

describe('stripBookingRedirect', () => {
  it('removes patient data from the URL, and keeps what a reload needs', async () => {
    const { href } = await bookAndReturn(createCalSandbox({ now: () => NOW }), {
      slug: 'intake-redirect-seats',
      prefill: { notes: 'knee', complaint: 'private', attendeePhoneNumber: '+32470123456' },
    });
    expect(href).toContain('Sam+Okafor');
    const stripped = stripBookingRedirect(href);
    expect([...new URL(stripped).searchParams.keys()]).toEqual([
      'metadata[awellActivityId]',
      'metadata[awellPathwayId]',
      'seatReferenceUid',
      'uid',
    ]);
    const [before, after] = [href, stripped].map(readBookingRedirect);
    expect(after).toMatchObject({
      activityId: before?.activityId,
      careFlowId: before?.careFlowId,
      booking: { uid: before?.booking.uid, seatUid: before?.booking.seatUid },
    });
    expect(stripBookingRedirect(stripped)).toBe(stripped);
  });

  it('keeps the app’s named parameters and the fragment', () => {
    const stripped = stripBookingRedirect('https://clinic.example/a?tab=2&x=1&uid=abc#/booked', [
      'tab',
    ]);
    expect(stripped).toBe('https://clinic.example/a?tab=2&uid=abc#/booked');
  });
});
