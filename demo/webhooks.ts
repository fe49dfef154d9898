import {
  createWebhookHandler,
  toWebhookDataPoints,
  type DataPoint,
  type HandledWebhookEvent,
} from '../src/server.ts';

/** A webhook about a booking, reduced to what the page may see. */
export interface WebhookNews {
  key: string;
  trigger: string;
  dataPoints: DataPoint[];
  /** uid of the booking that was rescheduled. */
  formerUid?: string | undefined;
}

const KEPT = 100;

/** The clinic's endpoint for Cal.com's webhooks, and the events that it received. */
export function demoWebhooks(secret: string) {
  const received: { key: string; event: HandledWebhookEvent }[] = [];
  const handler = createWebhookHandler({
    secret,
    onEvent: (event, { key }) => {
      received.push({ key, event });
      if (received.length > KEPT) received.shift();
    },
  });
  const newsOf = (activityId: string | null): WebhookNews[] =>
    received
      .filter(({ event }) => 'activityId' in event && event.activityId === activityId)
      .map(({ key, event }) => ({
        key,
        trigger: event.trigger,
        dataPoints: toWebhookDataPoints(event),
        formerUid: 'rescheduledFrom' in event ? event.rescheduledFrom?.uid : undefined,
      }));
  /** Answers `?activityId=…`. */
  const list = async (request: Request): Promise<Response> =>
    Response.json(newsOf(new URL(request.url).searchParams.get('activityId')));
  return { handler, list };
}
