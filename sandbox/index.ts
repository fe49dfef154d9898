import { createAwellSandbox, type AwellSandbox } from './awell/index';
import { pageAssets } from './cal/assets';
import { createCalSandbox, type CalSandbox, type Subscriber } from './cal/index';
import { listen } from './cal/listen';

export type { AwellSandbox, CalSandbox };

export interface SandboxOptions {
  /** 0 or nothing picks any free port. */
  calPort?: number;
  awellPort?: number;
  /** Cal.com also serves API v1, as a self-hosted server of 2025 does. @default false */
  calV1?: boolean;
  /** Receivers of Cal.com's webhooks. */
  calWebhooks?: readonly Subscriber[];
}

export interface Sandbox {
  calOrigin: string;
  embedJsUrl: string;
  calApiUrl: string;
  awellEndpoint: string;
  cal: CalSandbox;
  awell: AwellSandbox;
  close: () => Promise<void>;
}

/** Starts a Cal.com and an Awell to run against, on this machine only. */
export async function startSandbox({
  calPort = 0,
  awellPort = 0,
  calV1 = false,
  calWebhooks = [],
}: SandboxOptions = {}): Promise<Sandbox> {
  const cal = createCalSandbox({ v1: calV1, webhooks: calWebhooks });
  const awell = createAwellSandbox();
  await pageAssets();
  const calServer = await listen(cal.app, calPort);
  cal.webhooks.setBookerUrl(calServer.origin);
  const awellServer = await listen(awell.app, awellPort).catch(async (error: unknown) => {
    await calServer.close();
    throw error;
  });
  return {
    calOrigin: calServer.origin,
    embedJsUrl: `${calServer.origin}/embed/embed.js`,
    calApiUrl: `${calServer.origin}/v2`,
    awellEndpoint: `${awellServer.origin}/orchestration/m2m/graphql`,
    cal,
    awell,
    async close() {
      await Promise.all([calServer.close(), awellServer.close()]);
    },
  };
}
