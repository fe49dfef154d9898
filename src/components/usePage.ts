import { useEffect, useState } from 'react';
import { isOver } from '../booking/identity';
import type { BookingError } from '../errors';
import type { Activity } from './useActivity';
import type { BookingToMove } from './useBookingToMove';

/**
 * Shows that a booking page cannot be shown, and tries again when the browser is online.
 *
 * @param frameKey Names the page: what was the matter with another one is not with this.
 * @returns takes the page's own failure; `undefined` if it is there after all.
 */
export function usePageFailure(
  { state, setPage, tryAgain }: Activity,
  frameKey: string,
  { problem, isAsked }: BookingToMove,
): (error: BookingError | undefined) => void {
  const [failed, setFailed] = useState<{ frameKey: string; error: BookingError | undefined }>();
  // What Cal.com says of the booking to move goes before what its page does.
  const error = isAsked
    ? undefined
    : (problem ?? (failed?.frameKey === frameKey ? failed.error : undefined));
  useEffect(() => {
    if (error) setPage({ status: 'failed', error });
  }, [error, setPage]);

  const isFailed = state.status === 'failed' && !state.booking;
  useEffect(() => {
    if (!isFailed) return undefined;
    window.addEventListener('online', tryAgain);
    return () => window.removeEventListener('online', tryAgain);
  }, [isFailed, tryAgain]);
  return (now) => setFailed({ frameKey, error: now });
}

export interface ShownPage {
  isShown: boolean;
  /** Opens it again, for an appointment that is over. */
  open: () => void;
}

/**
 * Whether the booking page is shown: until there is a booking, so that nobody books twice, and to pay for one that was
 * made on it; and for an appointment that is cancelled, once the patient wants another one. A page that is opened anew
 * is at its start, where nobody can pay for what was booked before.
 *
 * @param frameKey Another one is another page.
 * @param isMoving Another page is shown in its place, on which a booking is moved.
 */
export function usePageShown(
  { state: { booking }, isKnown }: Activity,
  frameKey: string,
  isMoving: boolean,
): ShownPage {
  const [before, setBefore] = useState({ frameKey, isShown: false });
  const [openedFor, setOpenedFor] = useState<string>();
  const isOpen = before.isShown && before.frameKey === frameKey;
  const isToPay = booking?.paymentRequired === true && !booking.isRestored;
  const isWanted = booking !== undefined && openedFor === booking.uid && isOver(booking);
  const isShown = !isMoving && (!booking || isWanted || (isOpen && isToPay));
  const now = { frameKey, isShown: isShown && isKnown };
  if (before.isShown !== now.isShown || before.frameKey !== frameKey) setBefore(now);
  return { isShown, open: () => setOpenedFor(booking?.uid) };
}
