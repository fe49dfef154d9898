import { useState } from 'react';
import type { Activity } from './useActivity';

/**
 * Whether the booking page is shown: until there is a booking, so that nobody books twice, and to pay for one that was
 * made on it. A page that is opened anew is at its start, where nobody can pay for what was booked before.
 *
 * @param frameKey Another one is another page.
 * @param isMoving Another page is shown in its place, on which a booking is moved.
 */
export function usePageShown(
  { state: { booking }, isKnown }: Activity,
  frameKey: string,
  isMoving: boolean,
): boolean {
  const [before, setBefore] = useState({ frameKey, isShown: false });
  const isOpen = before.isShown && before.frameKey === frameKey;
  const isToPay = booking?.paymentRequired === true && !booking.isRestored;
  const isShown = !isMoving && (!booking || (isOpen && isToPay));
  const now = { frameKey, isShown: isShown && isKnown };
  if (before.isShown !== now.isShown || before.frameKey !== frameKey) setBefore(now);
  return isShown;
}
