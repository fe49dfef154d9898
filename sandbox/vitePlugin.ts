import { fileURLToPath } from 'node:url';
import { type Plugin, runnerImport } from 'vite';
import type { Sandbox } from './index.ts';

const MODULE_ID = 'virtual:sandbox';
const RESOLVED_ID = `\0${MODULE_ID}`;

export type SandboxAddresses = Pick<
  Sandbox,
  'calOrigin' | 'embedJsUrl' | 'calApiUrl' | 'awellEndpoint'
>;

export interface SandboxPluginOptions {
  /** Tried first. If it is busy, a free port is used. @default 4010 */
  calPort?: number;
  /** Tried first. If it is busy, a free port is used. @default 4020 */
  awellPort?: number;
  /** Whether to start the sandbox. Pass false for a page that uses the real services. @default true */
  start?: boolean;
}

export interface SandboxPlugin extends Plugin {
  api: {
    /** The sandbox behind this server; undefined if there is none. */
    running: () => Sandbox | undefined;
  };
}

/** The module `virtual:sandbox`. */
export const moduleOf = (addresses: SandboxAddresses): string =>
  (['calOrigin', 'embedJsUrl', 'calApiUrl', 'awellEndpoint'] as const)
    .map((name) => `export const ${name} = ${JSON.stringify(addresses[name])};`)
    .join('\n');

async function startOnFreePorts(calPort: number, awellPort: number): Promise<Sandbox> {
  // Imported here, because a static import would become part of each Vite config that uses this plugin.
  const path = fileURLToPath(new URL('index.ts', import.meta.url));
  const { module } = await runnerImport<typeof import('./index.ts')>(path);
  try {
    return await module.startSandbox({ calPort, awellPort, calV1: true });
  } catch (error) {
    const { code, port } = error as { code?: unknown; port?: unknown };
    if (code !== 'EADDRINUSE' || port === 0) throw error;
    return startOnFreePorts(port === calPort ? 0 : calPort, port === awellPort ? 0 : awellPort);
  }
}

/**
 * Runs the sandbox while a Vite dev server (also Storybook's) runs, and passes its addresses to client code as
 * `virtual:sandbox`. A build gets those of `npm run sandbox` instead.
 */
export function sandbox({
  calPort = 4010,
  awellPort = 4020,
  start = true,
}: SandboxPluginOptions = {}): SandboxPlugin {
  let running: Sandbox | undefined;

  const addresses = (): SandboxAddresses =>
    running ?? {
      calOrigin: `http://localhost:${calPort}`,
      embedJsUrl: `http://localhost:${calPort}/embed/embed.js`,
      calApiUrl: `http://localhost:${calPort}/v2`,
      awellEndpoint: `http://localhost:${awellPort}/orchestration/m2m/graphql`,
    };

  return {
    name: 'awell-cal-booking:sandbox',
    api: { running: () => running },
    async configureServer() {
      if (!start) return;
      running = await startOnFreePorts(calPort, awellPort);
      console.log(
        `\n  Sandbox  Cal.com  ${running.calOrigin}\n           Awell    ${running.awellEndpoint}\n`,
      );
    },
    resolveId: (id) => (id === MODULE_ID ? RESOLVED_ID : undefined),
    load: (id) => (id === RESOLVED_ID ? moduleOf(addresses()) : undefined),
    // Also called when a dev server closes. In middleware mode there is no other signal.
    async closeBundle() {
      const closing = running;
      running = undefined;
      await closing?.close();
    },
  };
}
