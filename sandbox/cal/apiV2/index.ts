import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { CalContext } from '../context';
import { createBookingsApi } from './bookings';
import { createChangesApi } from './changes';
import { errorAnswer, noSuchRoute } from './errors';
import { rateLimit } from './rateLimit';
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

export function createApiV2(context: CalContext): Hono {
  const api = new Hono();
  api.use('*', cors(CORS));
  api.use('*', rateLimit(context));
  api.onError(errorAnswer);
  api.route('/bookings', createBookingsApi(context));
  api.route('/bookings', createChangesApi(context));
  api.get('/slots', (c) => slotsAnswer(context, c));
  api.all('*', (c) => errorAnswer(noSuchRoute(c), c));
  return api;
}
