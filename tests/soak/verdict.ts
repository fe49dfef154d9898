import type { Call, Server } from './awell/server';
import type { Browser } from './browser/page';
import type { Heard, Ledger } from './ledger';
import { leftovers } from './leftovers';
import type { Tabs } from './tabs';

export interface Life {
  browser: Browser;
  server: Server;
  ledger: Ledger;
  tabs: Tabs;
}

export interface Outcome {
  seed: number;
  isCompleted: boolean;
  /** There was nothing to tell: what was booked was cancelled before. */
  isCalledOff: boolean;
  /** Awell was never told, although it could have been. */
  isLost: boolean;
  /** Awell was told of another booking than the newest. */
  isWrong: boolean;
  /** Requests that a page sent although it knew that Awell was told. */
  doubled: number;
  /** Requests that came to an Awell that was told already. */
  redundant: number;
  /** Those of them that were sent when another page had had the answer. */
  late: number;
  overlaps: Browser['network']['overlaps'];
  /** Why nothing running in a browser could have told Awell. */
  unrecoverable: string | undefined;
  /** Everything that is not as it should be, for people. */
  problems: string[];
}

/** Every booking was cancelled before Awell was told of one: there was nothing to tell. */
const isCalledOff = ({ ledger }: Life): boolean =>
  ledger.hearings.length > 0 &&
  ledger.hearings.every(
    ({ uid }) => ledger.isMoved(uid) || ledger.cancellations.some((one) => one.uid === uid),
  );

/** Why no page could have known of the bookings, or `undefined` where one could. */
function reasonOfLoss({ ledger, tabs }: Life): string | undefined {
  const { hearings } = ledger;
  if (hearings.length === 0) return undefined;
  const living = tabs.living();
  return hearings.some(({ isStored, page }) => isStored || living.includes(page))
    ? undefined
    : 'storage refused or full, and the page went before a request got through';
}

/** The library's pause for version 2: two bookings of two tabs within it are made at the same time. */
const PAUSE_MS = 100;

/** What a call may say: the newest booking that the page which sent it could know of then. */
function expectedOf({ ledger }: Life, call: Call): string[] {
  const expected = ({ uid }: Heard): string => ledger.bookings.get(uid)?.booking.expected ?? '';
  const sender = ledger.hearings.find((heard) => expected(heard) === call.bookingId)?.page;
  const isCancelled = (uid: string): boolean =>
    ledger.cancellations.some((one) => one.uid === uid && one.at < call.sentAt - PAUSE_MS);
  const known = ledger.hearings.filter(
    ({ uid, order, isStored, page }) =>
      order < call.order && (isStored || page === sender) && !isCancelled(uid),
  );
  const newest = known[known.length - 1];
  return known.filter(({ at }) => newest && newest.at - at <= PAUSE_MS).map(expected);
}

export function judge(seed: number, life: Life): Outcome {
  const { browser, server } = life;
  const { overlaps } = browser.network;
  const call = server.accepted();
  const problems: string[] = [];
  const calledOff = !call && isCalledOff(life);
  const unrecoverable = call || calledOff ? undefined : reasonOfLoss(life);
  const isLost = !call && !calledOff && unrecoverable === undefined;
  if (isLost) problems.push('lost: Awell was never told');

  const expected = call ? expectedOf(life, call) : [];
  const isWrong = call !== undefined && !expected.includes(call.bookingId);
  if (isWrong) problems.push(`wrong: told ${call.bookingId}, expected ${expected.join(' or ')}`);

  const doubled = server.redundant.filter(({ wasNeedless }) => wasNeedless).length;
  if (doubled > 0) problems.push('doubled: a page that knew better told Awell again');
  if (overlaps.avoidable > 0) problems.push('two calls in flight at once');
  problems.push(...leftovers(life));

  return {
    seed,
    isCompleted: call !== undefined,
    isCalledOff: calledOff,
    isLost,
    isWrong,
    doubled,
    redundant: server.redundant.length,
    late: server.redundant.filter(({ wasAnswered }) => wasAnswered).length - doubled,
    overlaps,
    unrecoverable,
    problems,
  };
}
