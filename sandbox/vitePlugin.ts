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
  /** Tried first; a free port is taken where it is busy. @default 4010 */
  calPort?: number;
  /** Tried first; a free port is taken where it is busy. @default 4020 */
  awellPort?: number;
  /** False leaves the sandbox off, for a page that talks to the real services. @default true */
  start?: boolean;
}

export interface SandboxPlugin extends Plugin {
  api: {
    /** The sandbox behind this server; undefined while there is none. */
    running: () => Sandbox | undefined;
  };
}

async function startOnFreePorts(calPort: number, awellPort: number): Promise<Sandbox> {
  // Not imported above: it would become part of each Vite config that uses this plugin.
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
 * Runs the sandbox for as long as a Vite dev server (Storybook's included) runs, and tells client
 * code its addresses as `virtual:sandbox`. A build gets those of `npm run sandbox` instead.
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
    load(id) {
      if (id !== RESOLVED_ID) return undefined;
      const { calOrigin, embedJsUrl, calApiUrl, awellEndpoint } = addresses();
      return Object.entries({ calOrigin, embedJsUrl, calApiUrl, awellEndpoint })
        .map(([name, address]) => `export const ${name} = ${JSON.stringify(address)};`)
        .join('\n');
    },
    // Called when a dev server closes too, where a server in middleware mode has no other sign.
    async closeBundle() {
      const closing = running;
      running = undefined;
      await closing?.close();
    },
  };
}
