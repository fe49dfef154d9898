import autocannon, { type Client, type Request } from 'autocannon';
import { signedDelivery } from './deliveries';

const CONNECTIONS = 20;
// More than the memory of the handler holds: each has been forgotten when it comes again.
const EACH = 1_000;

export interface Load {
  port: number;
  amount: number;
}

export interface LoadResult {
  perSecond: number;
  failed: number;
}

const requests = Array.from({ length: CONNECTIONS }, (_, connection) =>
  Array.from({ length: EACH }, (__, index): Request => {
    const { body, signature } = signedDelivery(connection * EACH + index);
    const headers = { 'content-type': 'application/json', 'x-cal-signature-256': signature };
    return { method: 'POST', path: '/', headers, body };
  }),
);

let begin = 0;
process.on('message', async ({ port, amount }: Load) => {
  let connection = 0;
  const from = begin;
  begin = (begin + Math.ceil(amount / CONNECTIONS)) % EACH;
  const begun = performance.now();
  const {
    requests: told,
    errors,
    non2xx,
  } = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections: CONNECTIONS,
    amount,
    setupClient: (client: Client) => {
      const all = requests[connection % CONNECTIONS] ?? [];
      client.setRequests([...all.slice(from), ...all.slice(0, from)]);
      connection += 1;
    },
  });
  const seconds = (performance.now() - begun) / 1000;
  process.send?.({ perSecond: told.total / seconds, failed: errors + non2xx } satisfies LoadResult);
});
process.send?.('ready');
