import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import Redis from 'ioredis';
import { createStorage } from 'unstorage';
import redisDriver from 'unstorage/drivers/redis';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createWebhookHandler, currentBookingUid, type WebhookStore } from '../../../src/server';
import { bookingPayload, delivery, envelope, recorder, rescheduled, SECRET } from './deliveries';
import { startRedis, whyNoRedis, type Redis as Server } from './redis';

const why = whyNoRedis ? ` (${whyNoRedis})` : '';

describe.skipIf(whyNoRedis)(`several handlers at one Redis${why}`, () => {
  let server: Server;
  let redis: Redis;
  beforeAll(async () => {
    server = await startRedis();
    redis = new Redis(server.port);
  });
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
  });
  beforeEach(() => redis.flushall());

  /** As the docs say: each process has a connection of its own. */
  const connectStore = (options: { isAtomic: boolean }): WebhookStore => {
    const driver = redisDriver({ port: server.port });
    const storage = createStorage({ driver });
    onTestFinished(() => storage.dispose());
    const client = driver.getInstance?.() as Redis;
    return options.isAtomic
      ? {
          ...storage,
          setItemIfAbsent: async (key, value, { ttl }) =>
            (await client.set(key, value, 'EX', ttl, 'NX')) === 'OK',
        }
      : storage;
  };

  const handlerAt = (store: WebhookStore) => {
    const { events, onEvent } = recorder();
    const handler = createWebhookHandler({
      maxAgeMinutes: Infinity,
      secret: SECRET,
      onEvent,
      store,
      onError: () => {},
    });
    return { handler, events };
  };

  const numbered = (number: number) =>
    envelope('BOOKING_CREATED', bookingPayload({ uid: `uid-${number}` }));

  describe.each([
    ['an instance of unstorage as it is', false],
    ['with setItemIfAbsent', true],
  ])('%s', (_name, isAtomic) => {
    it('handles a delivery once if two processes get it one after the other', async () => {
      const [one, other] = [connectStore({ isAtomic }), connectStore({ isAtomic })].map(handlerAt);
      expect((await one?.handler(delivery(numbered(1))))?.status).toBe(200);
      expect((await other?.handler(delivery(numbered(1))))?.status).toBe(208);
      expect(other?.events).toEqual([]);
    });

    it('handles a delivery once if two processes get it at the same moment', async () => {
      const handlers = [connectStore({ isAtomic }), connectStore({ isAtomic })].map(handlerAt);
      const statuses = await Promise.all(
        handlers.map(async ({ handler }) => (await handler(delivery(numbered(1)))).status),
      );
      expect(handlers.flatMap(({ events }) => events)).toHaveLength(1);
      // The other came while it was handled, or just after.
      expect(statuses).toContain(200);
      expect([503, 208]).toContain(statuses.find((status) => status !== 200));
    });

    it('lets the other process handle a delivery that one failed at', async () => {
      const store = connectStore({ isAtomic });
      const onEvent = () => Promise.reject(new Error('busy'));
      const failing = createWebhookHandler({
        maxAgeMinutes: Infinity,
        secret: SECRET,
        onEvent,
        store,
        onError: () => {},
      });
      const { handler, events } = handlerAt(connectStore({ isAtomic }));
      expect((await failing(delivery(numbered(1)))).status).toBe(500);
      expect((await handler(delivery(numbered(1)))).status).toBe(200);
      expect(events).toHaveLength(1);
    });

    it('knows a reschedule that the other process handled', async () => {
      const store = connectStore({ isAtomic });
      await handlerAt(store).handler(delivery(rescheduled('uid-1', 'uid-2')));
      const { handler } = handlerAt(connectStore({ isAtomic }));
      await handler(delivery(rescheduled('uid-2', 'uid-3')));
      expect(await currentBookingUid(connectStore({ isAtomic }), 'uid-1')).toBe('uid-3');
    });
  });

  it('stores only ids, and each for a limited time', async () => {
    await handlerAt(connectStore({ isAtomic: true })).handler(
      delivery(rescheduled('uid-1', 'uid-2')),
    );
    const keys = await redis.keys('*');
    expect(keys.length).toBeGreaterThan(2);
    for (const key of keys) {
      expect(await redis.ttl(key)).toBeGreaterThan(0);
      // No /ada/i: the letters of a digest may be these.
      expect(`${key} ${await redis.get(key)}`).not.toMatch(/Ada|@|Intake|lena/);
    }
  });

  it('two processes handle 300 simultaneous deliveries once each', async () => {
    const processes = await Promise.all([0, 1].map(() => startReceiver(server.port)));
    const deliveries = Array.from({ length: 300 }, (_, number) => JSON.stringify(numbered(number)));
    const reports = await Promise.all(processes.map((child) => handAll(child, deliveries)));
    const handled = reports.flatMap(({ uids }) => uids);
    expect(handled).toHaveLength(300);
    expect(new Set(handled).size).toBe(300);
    // Each of them was sent to both.
    expect(reports.map(({ statuses }) => statuses.length)).toEqual([300, 300]);
  }, 60_000);
});

interface Report {
  uids: string[];
  statuses: number[];
}

async function startReceiver(port: number): Promise<ChildProcess> {
  const child = fork(new URL('receiver.ts', import.meta.url).pathname, [String(port)], {
    execArgv: ['--import', 'tsx'],
  });
  onTestFinished(() => void child.kill());
  await once(child, 'message');
  return child;
}

async function handAll(child: ChildProcess, deliveries: string[]): Promise<Report> {
  const answer = once(child, 'message');
  child.send(deliveries);
  const [report] = (await answer) as [Report];
  return report;
}
