import { readText } from '../../wire';
import type { Entries } from './entries';
import type { HandledWebhookEvent } from './events';
import { REMEMBERED_S, storeKey } from './store';

export const MAX_HOPS = 20;

export const linkKey = (uid: string): string => storeKey('rescheduled', uid);

/**
 * Records that a booking or a seat was replaced by another one.
 *
 * @param at When Cal.com sent it, ISO 8601 UTC. If two replaced the same one, the later one replaced the earlier.
 */
export async function addLink(
  { read, write }: Pick<Entries, 'read' | 'write'>,
  from: string,
  to: string,
  at: string | undefined,
): Promise<void> {
  if (from === to) return;
  const known = await read(linkKey(from));
  const knownTo = readText(known?.['to']);
  await write(linkKey(from), { to, at }, REMEMBERED_S);
  const isLater = at !== undefined && String(known?.['at'] ?? '') > at;
  if (knownTo && knownTo !== to && isLater) await write(linkKey(to), known ?? {}, REMEMBERED_S);
}

/**
 * The booking that a pending one replaces. If a pending booking is rescheduled, Cal.com doesn't name it; only
 * `iCalUID` begins with the uid of the first booking in the chain (seen on Cal.com 6.2).
 */
export async function pendingPredecessor(
  { read }: Pick<Entries, 'read'>,
  event: HandledWebhookEvent,
): Promise<string | undefined> {
  if (event.trigger !== 'BOOKING_REQUESTED' || event.rescheduledFrom) return undefined;
  const { booking, createdAt = '' } = event;
  let [, current = booking.uid] = /^([\w-]+)@Cal/i.exec(booking.icsUid ?? '') ?? [];
  for (let hop = 0; hop < MAX_HOPS && current !== booking.uid; hop += 1) {
    const link = await read(linkKey(current));
    const next = readText(link?.['to']);
    // A link that was sent later means that this one was replaced in turn.
    if (next === undefined || String(link?.['at'] ?? '') > createdAt) return current;
    current = next;
  }
  return undefined;
}
