import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createWebhookHandler, toNodeHandler } from '../../src/server';
import { SECRET } from './deliveries';

export interface ServerUse {
  /** User and system time since it was last asked, in µs. */
  cpuUs: number;
  handled: number;
}

let handled = 0;
const count = (): void => {
  handled += 1;
};

/** Does what every receiver has to: it reads the body, and answers. */
const bare: RequestListener = (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    if (Buffer.concat(chunks).byteLength > 0) count();
    response.end();
  });
};

const handler = toNodeHandler(createWebhookHandler({ secret: SECRET, onEvent: count }));
const verified: RequestListener = (request, response) => void handler(request, response);

let since = process.cpuUsage();
process.on('message', () => {
  const { user, system } = process.cpuUsage(since);
  process.send?.({ cpuUs: user + system, handled } satisfies ServerUse);
  since = process.cpuUsage();
  handled = 0;
});

const server = createServer(process.argv[2] === 'bare' ? bare : verified);
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
