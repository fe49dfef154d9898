import type { CDPSession } from 'playwright-core';

/** How fast the patient's connection and device are. */
export interface Condition {
  /** Added to each request, in ms. */
  latencyMs: number;
  /** In kbit/s; 0 is no limit. */
  kbps: number;
  /** How many times slower than this machine the device is. */
  cpu: number;
}

const NETWORKS = [
  { latencyMs: 0, kbps: 0 },
  { latencyMs: 60, kbps: 1600 },
  { latencyMs: 150, kbps: 1600 },
];

export const CONDITIONS: Condition[] = NETWORKS.flatMap((network) =>
  [1, 4].map((cpu) => Object.assign({ cpu }, network)),
);

export const nameOf = ({ latencyMs, kbps, cpu }: Condition): string =>
  `${latencyMs} ms${kbps ? `, ${kbps / 1000} Mbps` : ''}, CPU ${cpu}×`;

type Command = [method: string, params: object];

function commandsFor({ latencyMs, kbps, cpu }: Condition): Command[] {
  const bytesPerSecond = kbps ? (kbps * 1000) / 8 : -1;
  const network = {
    offline: false,
    latency: latencyMs,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  };
  return [
    ['Network.enable', {}],
    ['Network.emulateNetworkConditions', network],
    ['Emulation.setCPUThrottlingRate', { rate: cpu }],
  ];
}

/**
 * Slows a page and every frame of it down. A frame of another site is a target of its own, which is held until it is
 * slowed down too.
 */
export async function slowDown(session: CDPSession, condition: Condition): Promise<void> {
  const commands = commandsFor(condition);
  session.on('Target.attachedToTarget', ({ sessionId }) => {
    const all: Command[] = [...commands, ['Runtime.runIfWaitingForDebugger', {}]];
    all.forEach(([method, params], id) => {
      const message = JSON.stringify({ id, method, params });
      // It may be gone already.
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => undefined);
    });
  });
  for (const [method, params] of commands) await session.send(method as never, params as never);
  await session.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: true,
    flatten: false,
  });
}
