import { useQuery } from '@tanstack/react-query';
import { Pairs } from './Pairs';
import { WEBHOOK_EVENTS_ENDPOINT } from './services';
import type { WebhookNews } from './webhooks';

const POLL_MS = 2000;

/** Cal.com's webhooks about the bookings of this activity. */
export function WebhookEvents({ activityId }: { activityId: string | undefined }) {
  const { data: deliveries = [] } = useQuery({
    queryKey: ['webhooks', activityId],
    queryFn: async (): Promise<WebhookNews[]> => {
      const query = new URLSearchParams({ activityId: activityId ?? '' });
      const response = await fetch(`${WEBHOOK_EVENTS_ENDPOINT}?${query}`);
      return response.ok ? ((await response.json()) as WebhookNews[]) : [];
    },
    enabled: activityId !== undefined,
    refetchInterval: POLL_MS,
  });
  if (deliveries.length === 0) return <p className="hint">None yet.</p>;
  return (
    <ol className="events" aria-label="Webhooks">
      {deliveries.map(({ key: id, trigger, dataPoints, formerUid }) => (
        <li key={id}>
          <code>{trigger}</code>
          <Pairs
            pairs={[
              ...dataPoints.map(({ key, value }) => [key, value] as const),
              ...(formerUid === undefined ? [] : [['moved from', formerUid] as const]),
            ]}
          />
        </li>
      ))}
    </ol>
  );
}
