import Redis from 'ioredis';
import { createStorage } from 'unstorage';
import redisDriver from 'unstorage/drivers/redis';
import { createWebhookHandler } from '../../../src/server';
import { delivery, SECRET } from './deliveries';

// A process of its own, for redis.test.ts: handles what it is sent, all at once.
const driver = redisDriver({ port: Number(process.argv[2]) });
const redis = driver.getInstance?.() as Redis;
const uids: string[] = [];
const handler = createWebhookHandler({
  maxAgeMinutes: Infinity,
  secret: SECRET,
  onError: () => {},
  onEvent: (event) => {
    if ('booking' in event) uids.push(event.booking.uid);
  },
  store: {
    ...createStorage({ driver }),
    setItemIfAbsent: async (key, value, { ttl }) =>
      (await redis.set(key, value, 'EX', ttl, 'NX')) === 'OK',
  },
});

process.on('message', async (deliveries: string[]) => {
  const responses = await Promise.all(deliveries.map((body) => handler(delivery(body))));
  process.send?.({ uids, statuses: responses.map(({ status }) => status) });
});
await redis.ping();
process.send?.('ready');
