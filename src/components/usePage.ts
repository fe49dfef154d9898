import { useEffect, useState } from 'react';
import { isOver } from '../booking/identity';
import type { BookingError } from '../errors';
import type { Activity } from './useActivity';
import type { BookingToMove } from './useBookingToMove';

/**
 * Shows that a booking page can't be shown, and retries when the browser comes online.
 *
 * @param frameKey Identifies the page. A failure of another page doesn't count.
 * @returns a function for the page's own failure; call it with `undefined` if the page has loaded after all.
 */
export function usePageFailure(
  { state, setPage, tryAgain }: Activity,
  frameKey: string,
  { problem, isAsked }: BookingToMove,
): (error: BookingError | undefined) => void {
  const [failed, setFailed] = useState<{ frameKey: string; error: BookingError | undefined }>();
  // Cal.com's answer about the booking to reschedule wins over the page's own failure.
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
  /** Opens the page again after an appointment was cancelled. */
  open: () => void;
}

/**
 * Whether to show the booking page. It is shown until there is a booking, so that nobody books twice; while the
 * patient pays on it; and after a cancellation, once the patient wants to book again. A reloaded page starts over,
 * and nobody can pay an earlier booking on it.
 *
 * @param frameKey Identifies the page.
 * @param isMoving A reschedule page is shown instead.
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
