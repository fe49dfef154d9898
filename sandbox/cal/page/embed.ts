import { createEmbedChannel } from '../protocol/channel';
import type { CalEvent } from '../../../src/testing/protocol/types';
import { applyUi } from './ui';

declare global {
  interface Window {
    calHandshakeDelayMs?: number;
  }
}

export const pageStatus = Number(window.CalComPageStatus || 200);

export const channel = createEmbedChannel({ window, pageStatus, onUi: applyUi });

export function fireAll(events: CalEvent[]): void {
  for (const { type, data } of events) channel.fire(type, data);
}
