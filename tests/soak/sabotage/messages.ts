import type { MessageSubscriber } from '../../../src/embed/messages';

/** Stands in for src/embed/messages.ts: every message is believed, as embed.js itself does. */
export function subscribeToMessages(_namespace: string, subscriber: MessageSubscriber): () => void {
  const handleMessage = ({ data }: MessageEvent<{ fullType?: string; data?: unknown }>): void => {
    const type = data.fullType?.split(':')[2];
    if (type) subscriber.onMessage(type, data.data);
  };
  window.addEventListener('message', handleMessage);
  return () => window.removeEventListener('message', handleMessage);
}
