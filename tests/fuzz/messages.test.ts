// @vitest-environment jsdom
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { completionOf } from '../../src/completion/completions';
import { listenForBookings } from '../../src/embed/bookingListener';
import { subscribeToMessages } from '../../src/embed/messages';
import { createOriginCheck } from '../../src/embed/origins';
import { CAL_ORIGIN, hostile, NAMESPACE, type Hostile } from './hostile';
import { say, seed } from './seed';

const COUNT = 10_000;
const completed: string[] = [];
const uncaught: unknown[] = [];
const frames = { frame: document.createElement('iframe'), other: document.createElement('iframe') };
const handleError = (event: ErrorEvent): void => {
  event.preventDefault();
  uncaught.push(event.error);
};
const handleRejection = (reason: unknown): void => void uncaught.push(reason);
let stop = (): void => undefined;

beforeAll(() => {
  document.body.append(frames.frame, frames.other);
  const completion = completionOf('activity');
  completion.configure({
    completeActivity: async ({ booking }) => completed.push(booking.uid),
  });
  const bookings = listenForBookings({
    onBooking: (kind, booking) => {
      if (kind === 'cancelled') completion.cancel(booking);
      else completion.book(booking);
    },
  });
  stop = subscribeToMessages(NAMESPACE, {
    frameWindow: () => frames.frame.contentWindow,
    isAllowedOrigin: createOriginCheck(CAL_ORIGIN),
    onMessage: bookings.receive,
    onUntrusted: () => undefined,
  });
  window.addEventListener('error', handleError);
  process.on('unhandledRejection', handleRejection);
});
afterAll(() => {
  stop();
  window.removeEventListener('error', handleError);
  process.off('unhandledRejection', handleRejection);
});

const sources: Record<Hostile['from'], () => Window | null> = {
  frame: () => frames.frame.contentWindow,
  otherFrame: () => frames.other.contentWindow,
  self: () => window,
  nobody: () => null,
};

/** @returns how long it took, in ms. */
function send({ data, from, origin }: Hostile): number {
  const event = new MessageEvent('message', { data: data(), origin, source: sources[from]() });
  const begun = performance.now();
  window.dispatchEvent(event);
  return performance.now() - begun;
}

const settled = (): Promise<void> =>
  new Promise((resolve) => {
    // Longer than version 1 waits for version 2.
    setTimeout(resolve, 300);
  });

it(`${COUNT} hostile messages complete nothing, throw nothing, and none is slow`, async () => {
  const messages = fc.sample(hostile, { numRuns: COUNT, seed });
  const begun = performance.now();
  const slow = messages.filter((message) => send(message) > 50);
  const took = performance.now() - begun;
  await settled();

  expect(messages).toHaveLength(COUNT);
  expect(completed).toEqual([]);
  expect([...new Set(uncaught.map(String))]).toEqual([]);
  expect(took).toBeLessThan(30_000);
  // A pause of the machine isn't the message's fault: a message is slow only if it is slow repeatedly.
  expect(slow.filter((message) => send(message) > 50 && send(message) > 50)).toEqual([]);
  say(`${COUNT} hostile messages in ${Math.round(took)} ms`);
}, 60_000);

it('a booking is still recognised after all of them', async () => {
  const data = { fullType: `CAL:${NAMESPACE}:bookingSuccessfulV2`, data: { uid: 'truly' } };
  send({ data: () => data, from: 'frame', origin: CAL_ORIGIN });
  await settled();
  expect(completed).toEqual(['truly']);
});
