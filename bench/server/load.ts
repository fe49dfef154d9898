import autocannon, { type Client, type Request } from 'autocannon';
import type { Group } from './contenders';
import { signedDelivery } from './deliveries';

const CONNECTIONS = 20;
// More than the memory of the handler holds: each has been forgotten when it comes again.
const EACH = 1_000;

export interface Load {
  group: Group;
  port: number;
  amount: number;
}

export interface LoadResult {
  perSecond: number;
  failed: number;
}

const delivery = (number: number): Request => {
  const { body, signature } = signedDelivery(number);
  const headers = { 'content-type': 'application/json', 'x-cal-signature-256': signature };
  return { method: 'POST', path: '/', headers, body };
};

const deliveries = Array.from({ length: CONNECTIONS }, (_, connection) =>
  Array.from({ length: EACH }, (__, index) => delivery(connection * EACH + index)),
);
const reading: Request[] = [{ method: 'GET', path: '/bookings/booking-1' }];

/** How far each server is: what it gets next it has not seen for longest. */
const begins = new Map<number, number>();

function load({ group, port, amount }: Load): Promise<LoadResult> {
  let connection = 0;
  const from = begins.get(port) ?? 0;
  begins.set(port, (from + Math.ceil(amount / CONNECTIONS)) % EACH);
  const begun = performance.now();
  let ended = begun;
  return new Promise((resolve, reject) => {
    const setupClient = (client: Client): void => {
      const all = deliveries[connection % CONNECTIONS] ?? [];
      client.setRequests(group === 'proxy' ? reading : [...all.slice(from), ...all.slice(0, from)]);
      // It ends with a tick of its clock: the last answer came before.
      client.on('response', () => (ended = performance.now()));
      connection += 1;
    };
    autocannon(
      {
        url: `http://127.0.0.1:${port}`,
        connections: CONNECTIONS,
        amount,
        setupClient,
        sampleInt: 50,
      },
      (error: Error | null, result) => {
        if (error) return reject(error);
        const { requests, errors, non2xx } = result;
        const perSecond = requests.total / ((ended - begun) / 1000);
        return resolve({ perSecond, failed: errors + non2xx });
      },
    );
  });
}

process.on('message', async (question: Load) => process.send?.(await load(question)));
process.send?.('ready');
