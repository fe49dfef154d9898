import { createEmbedChannel } from '../protocol/channel';
import type { CalEvent } from '../../../src/testing/protocol/types';
import { applyUi } from './ui';

declare global {
  interface Window {
    calHandshakeDelayMs?: number;
    calBasePath?: string;
  }
}

export const pageStatus = Number(window.CalComPageStatus || 200);

/** The path that all addresses of this Cal.com start with. */
export const basePath = window.calBasePath ?? '';

export const channel = createEmbedChannel({ window, pageStatus, onUi: applyUi });

export function fireAll(events: CalEvent[]): void {
  for (const { type, data } of events) channel.fire(type, data);
}
