import { Hono } from 'hono';
import { BookingFailure } from '../bookings/failure';
import type { CalContext } from '../context';
import { SANDBOX_KEY } from '../apiV2/auth';
import { createBookingsV1 } from './bookings';
import { V1Error } from './errors';

/** API v1 as a self-hosted server of 2025 has it: a key in the query, numeric ids, and no CORS. */
export function createApiV1(context: CalContext): Hono {
  const api = new Hono();
  api.onError((error, c) => {
    if (error instanceof V1Error) return c.json(error.body, error.status);
    if (error instanceof BookingFailure) return c.json({ message: error.message }, error.status);
    throw error;
  });
  api.use('*', async (c, next) => {
    const key = c.req.query('apiKey');
    if (!key) throw new V1Error(401, { message: 'No apiKey provided' });
    if (key !== SANDBOX_KEY) throw new V1Error(401, { error: 'Your API key is not valid.' });
    await next();
    c.res.headers.set('X-RateLimit-Limit', '30');
    c.res.headers.set('X-RateLimit-Remaining', '29');
    c.res.headers.set('X-RateLimit-Reset', String(context.store.now().getTime() + 60_000));
  });
  api.route('/bookings', createBookingsV1(context));
  api.all('*', (c) => c.json({ message: 'Not Found' }, 404));
  return api;
}
