import { webhookHeaders, type WebhookTrigger } from '../../../src/testing/protocol/webhook';
import type { Subscriber, WebhookAttempt } from './index';

export async function send(
  { subscriberUrl, secret }: Subscriber,
  trigger: WebhookTrigger,
  body: string,
): Promise<WebhookAttempt> {
  const status = await fetch(subscriberUrl, {
    method: 'POST',
    redirect: 'manual',
    headers: await webhookHeaders(body, secret),
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
