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

/** Who lists without credentials is refused by another guard than who does all the rest. */
export function requireHostToList(c: Context): void {
  if (!c.req.header('Authorization')) throw new ApiError(403, 'Forbidden resource');
  requireHost(c);
}

/** Public calls need no key, but a wrong one is refused all the same. */
export function refuseWrongKey(c: Context): void {
  if (c.req.header('Authorization')) requireHost(c);
}
