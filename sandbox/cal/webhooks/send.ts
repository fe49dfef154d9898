import type { Subscriber, WebhookAttempt, WebhookTrigger } from './index';

const HMAC = { name: 'HMAC', hash: 'SHA-256' };

async function signatureOf(body: string, secret: string | undefined): Promise<string> {
  if (!secret) return 'no-secret-provided';
  const encoder = new TextEncoder();
  // Not node:crypto: the sandbox also runs in a service worker.
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), HMAC, false, ['sign']);
  const bytes = new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(body)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function send(
  { subscriberUrl, secret }: Subscriber,
  trigger: WebhookTrigger,
  body: string,
): Promise<WebhookAttempt> {
  const signature = await signatureOf(body, secret);
  const status = await fetch(subscriberUrl, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'Content-Type': 'application/json',
      'X-Cal-Signature-256': signature,
      'X-Cal-Webhook-Version': '2021-10-20',
    },
    body,
  }).then(
    async (response) => {
      await response.arrayBuffer();
      return response.status;
    },
    () => undefined,
  );
  return { trigger, subscriberUrl, body, status };
}
