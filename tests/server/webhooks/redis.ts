import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const isInstalled = spawnSync('redis-server', ['--version']).status === 0;

/** Why there is no Redis to test with. In CI there has to be one. */
export const whyNoRedis: string | undefined =
  isInstalled || process.env['CI']
    ? undefined
    : 'no redis-server is installed: apt-get install redis-server';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export interface Redis {
  port: number;
  stop: () => Promise<void>;
}

/**
 * A Redis of its own, which keeps nothing on disk.
 *
 * @param tries How often another port is tried, where somebody else took the free one first.
 */
export async function startRedis(tries = 3): Promise<Redis> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'redis-'));
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  const server = spawn('redis-server', [...options, '--appendonly', 'no'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(server, 'exit');
  const ready = new Promise<void>((resolve) => {
    let log = '';
    server.stdout.on('data', (text: Buffer) => {
      log += text.toString();
      if (log.includes('Ready to accept connections')) resolve();
    });
  });
  const hasEnded = await Promise.race([ready.then(() => false), ended.then(() => true)]);
  if (hasEnded) {
    rmSync(folder, { recursive: true });
    if (tries > 1) return startRedis(tries - 1);
    throw new Error(`redis-server ended with ${String(server.exitCode)}.`);
  }
  return {
    port,
    async stop() {
      server.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}
