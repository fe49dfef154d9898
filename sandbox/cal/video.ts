import type { BookingRecord } from '../../src/testing/protocol/types';

/** The address of Cal.com's own video call. A booking gets it once it is accepted. */
export function videoCallUrl(
  { uid, status, location }: BookingRecord,
  bookerUrl: string,
): string | undefined {
  const wasAccepted = status === 'ACCEPTED' || status === 'CANCELLED';
  return wasAccepted && location.startsWith('integrations:')
    ? `${bookerUrl}/video/${uid}`
    : undefined;
}
