import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { CalContext } from '../context';
import { createBookingsApi } from './bookings';
import { errorAnswer, noSuchRoute } from './errors';
import { slotsAnswer } from './slots';

export { SANDBOX_KEY } from './auth';

const CORS = {
  origin: '*',
  allowMethods: ['GET', 'PATCH', 'DELETE', 'HEAD', 'POST', 'PUT', 'OPTIONS'],
  allowHeaders: [
    'x-cal-client-id',
    'x-cal-secret-key',
    'x-cal-platform-embed',
    'cal-api-version',
    'Accept',
    'Authorization',
    'Content-Type',
    'Origin',
  ],
  maxAge: 86_400,
};

/** The sandbox never refuses for their number, but says what Cal.com does. */
const RATE_LIMIT = {
  'X-RateLimit-Limit-Default': '120',
  'X-RateLimit-Remaining-Default': '119',
  'X-RateLimit-Reset-Default': '60',
};

export function createApiV2(context: CalContext): Hono {
  const api = new Hono();
  api.use('*', cors(CORS));
  api.use('*', async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(RATE_LIMIT)) c.res.headers.set(name, value);
  });
  api.onError(errorAnswer);
  api.route('/bookings', createBookingsApi(context));
  api.get('/slots', (c) => slotsAnswer(context, c));
  api.all('*', (c) => errorAnswer(noSuchRoute(c), c));
  return api;
}
