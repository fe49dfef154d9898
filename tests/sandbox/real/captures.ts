import { readFileSync } from 'node:fs';
import type { CalEvent } from '../../../src/testing/protocol/types';

/**
 * What a running, unmodified Cal.com (web 6.2.0, API v2, of May 2026) was seen to send: its keys, types and order. The
 * people, ids, addresses, times and the secret in it are invented, and event types are cut to what the sandbox has.
 */
const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/cal/${file}`, import.meta.url), 'utf8'));

interface Webhooks {
  secret: string;
  /** The signed bytes, and their signature, by trigger and event type. */
  deliveries: Record<string, { signature: string; body: string }>;
}

export const webhooks = read('webhooks.json') as Webhooks;

/** What one visit to a booking page told its host, in order, without the handshake. */
export const events = read('events.json') as Record<string, CalEvent[]>;
