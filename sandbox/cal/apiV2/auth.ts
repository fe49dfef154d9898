import type { Context } from 'hono';
import { ApiError } from './errors';

export const SANDBOX_KEY = 'cal_sandbox_key';

export const isHost = (c: Context): boolean =>
  c.req.header('Authorization') === `Bearer ${SANDBOX_KEY}`;

export function requireHost(c: Context): void {
  if (isHost(c)) return;
  const message = c.req.header('Authorization')
    ? 'CustomThrottlerGuard - Invalid API Key'
    : 'ApiAuthStrategy - No valid authentication provided';
  throw new ApiError(401, message);
}

/** Without credentials, listing is refused by another guard than everything else. */
export function requireHostToList(c: Context): void {
  if (!c.req.header('Authorization')) throw new ApiError(403, 'Forbidden resource');
  requireHost(c);
}

/** Public calls need no key, but a wrong one is refused. */
export function refuseWrongKey(c: Context): void {
  if (c.req.header('Authorization')) requireHost(c);
}
