import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

const LOOPBACK = '127.0.0.1';

export interface Listening {
  origin: string;
  close: () => Promise<void>;
}

/** Port 0 picks any free one. Rejects if the port is taken. */
export function listen(app: Hono, port: number): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const close = () =>
    new Promise<void>((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      server.closeAllConnections();
    });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      const { port: actual } = server.address() as AddressInfo;
      resolve({ origin: `http://${LOOPBACK}:${actual}`, close });
    });
  });
}
