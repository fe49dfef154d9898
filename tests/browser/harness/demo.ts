import { createServer } from 'vite';
import type { Sandbox } from '../../../sandbox/index';

interface SandboxApi {
  api: { running: () => Sandbox | undefined };
}

export interface RunningDemo {
  /** URL of its page, with a slash at the end. */
  url: string;
  sandbox: Sandbox;
  close: () => Promise<void>;
}

/** Starts the demo as `npm start` does, on a free port. */
export async function startDemo(): Promise<RunningDemo> {
  const server = await createServer({
    configFile: 'demo/vite.config.ts',
    logLevel: 'silent',
    server: { port: 0 },
  });
  await server.listen();
  const plugin = server.config.plugins.find(({ name }) => name === 'awell-cal-booking:sandbox');
  const sandbox = (plugin as unknown as SandboxApi).api.running();
  const url = server.resolvedUrls?.local[0];
  if (!sandbox || url === undefined) throw new Error('The demo has no sandbox, or no address.');
  return { url, sandbox, close: () => server.close() };
}
