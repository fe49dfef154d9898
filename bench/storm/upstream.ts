import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const booking = {
  status: 'success',
  data: {
    uid: 'ok',
    status: 'accepted',
    start: '2099-01-05T08:00:00.000Z',
    end: '2099-01-05T08:30:00.000Z',
    metadata: { awellActivityId: 'act' },
    attendees: [{ name: 'Ada', email: 'ada@example.com', timeZone: 'Europe/Brussels' }],
  },
};
const record = {
  activity_id: 'act',
  pathway_id: 'flow',
  plugin_key: 'calDotCom',
  plugin_action_key: 'bookAppointment',
  fields: [],
};
const data = {
  activity: { success: true, activity: { object: { id: 'act' } } },
  extensionActivityRecord: { success: true, record },
  completeExtensionActivity: { success: true },
};

/** How an upstream can go wrong; by the uid, or the id, that it is asked for. */
const WAYS: Record<string, (response: ServerResponse) => void> = {
  ok: (response) =>
    void response.end(JSON.stringify({ ...booking, data: { ...booking.data, ...data } })),
  hang: () => undefined,
  reset: (response) => void response.destroy(),
  cut: (response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('{"status":');
    setTimeout(() => response.destroy(), 5);
  },
  drip: (response) => {
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(timer));
  },
  huge: (response) => {
    const chunk = Buffer.alloc(65_536, 32);
    const more = (): void => {
      if (!response.destroyed) response.write(chunk, more);
    };
    response.on('error', () => undefined);
    more();
  },
  html: (response) => void response.end('<h1>Bad gateway</h1>'),
  redirect: (response) => void response.writeHead(302, { location: 'https://evil.test' }).end(),
  busy: (response) => void response.writeHead(429, { 'retry-after': '1' }).end('{}'),
  broken: (response) => void response.writeHead(500).end('{}'),
};

export const WAY_NAMES = Object.keys(WAYS);

/** Stands in for Cal.com and Awell on their worst day. */
export async function startStormyUpstream(): Promise<{ origin: string; close: () => void }> {
  const server = createServer((request, response) => {
    let asked = request.url ?? '';
    request.on('error', () => undefined);
    request.on('data', (chunk: Buffer) => (asked += chunk.toString()));
    request.on('end', () => {
      const name = WAY_NAMES.find((way) => new RegExp(`[/"]${way}\\b`).test(asked));
      WAYS[name ?? 'ok']?.(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
