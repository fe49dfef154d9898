import { readText } from '../../wire';
import type { Entries } from './entries';
import type { HandledWebhookEvent } from './events';
import { REMEMBERED_S, storeKey } from './store';

export const MAX_HOPS = 20;

export const linkKey = (uid: string): string => storeKey('rescheduled', uid);

/**
 * Notes that a booking, or a seat, was replaced by another one.
 *
 * @param at When Cal.com told, ISO 8601 UTC: of two that replaced one, the earlier was replaced by the later.
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
 * The booking that a pending one replaces. Cal.com names it nowhere when a pending booking is moved, but for the first
 * of the chain, with whose uid `iCalUID` begins (seen on Cal.com 6.2).
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
    // What was told later replaced this one in its turn.
    if (next === undefined || String(link?.['at'] ?? '') > createdAt) return current;
    current = next;
  }
  return undefined;
}
