import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAwellProxy, createCalClient, createCalProxy, toNodeHandler } from '../../src/server';

/** What the server holds, and the errors that nobody caught. */
export interface Condition {
  rssMb: number;
  heapMb: number;
  uncaught: number;
  refused: Record<string, number>;
}

const MB = 1_000_000;
const [upstream = ''] = process.argv.slice(2);
const refused: Record<string, number> = {};
const onError = ({ code }: { code: string }): void => {
  refused[code] = (refused[code] ?? 0) + 1;
};
let uncaught = 0;
for (const event of ['unhandledRejection', 'uncaughtException']) {
  process.on(event, () => (uncaught += 1));
}

const common = { apiKey: 'key-of-the-clinic', timeout: 500, onError };
const cal = toNodeHandler(
  createCalProxy({ ...common, baseUrl: upstream, authorize: () => 'patient' }),
);
const awell = toNodeHandler(
  createAwellProxy({
    ...common,
    endpoint: `${upstream}/awell`,
    calClient: createCalClient({ baseUrl: upstream, timeout: 500 }),
    authorize: async (_request, { readActivity }) => (await readActivity()) !== undefined,
  }),
);
const server = createServer((request, response) => {
  void (request.url?.startsWith('/api/awell') ? awell : cal)(request, response);
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));

process.on('message', async () => {
  // Twice, since what the first finds to be closed is freed by the second.
  for (let time = 0; time < 2; time += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { rss, heapUsed } = process.memoryUsage();
  const told: Condition = { rssMb: rss / MB, heapMb: heapUsed / MB, uncaught, refused };
  process.send?.(told);
});
