import type { Context, MiddlewareHandler } from 'hono';
import type { CalContext } from '../context';
import { ApiError, errorAnswer } from './errors';

const CALLS = 120;
const WINDOW_MS = 60_000;

interface Window {
  calls: number;
  endsAt: number;
}

/** Node's server knows the caller's address; in process there is one caller. */
interface NodeEnv {
  incoming?: { socket?: { remoteAddress?: string } };
}

const callerOf = (c: Context): string =>
  c.req.header('Authorization') ??
  (c.env as NodeEnv | undefined)?.incoming?.socket?.remoteAddress ??
  'here';

/** Reports how many calls are left. With its switch on, refuses too many calls for a minute. */
export function rateLimit({ store }: CalContext): MiddlewareHandler {
  const windows = new Map<string, Window>();

  const count = (caller: string): { left: number; seconds: number } => {
    const now = store.now().getTime();
    let window = windows.get(caller);
    if (!window || window.endsAt <= now) {
      window = { calls: 0, endsAt: now + WINDOW_MS };
      windows.set(caller, window);
    }
    window.calls += 1;
    if (window.calls === CALLS + 1) window.endsAt = now + WINDOW_MS;
    return { left: CALLS - window.calls, seconds: Math.ceil((window.endsAt - now) / 1000) };
  };

  return async (c, next) => {
    const { left, seconds } = store.switches.limitsCalls
      ? count(callerOf(c))
      : { left: CALLS - 1, seconds: 60 };
    if (left < 0) {
      c.res = errorAnswer(
        new ApiError(429, 'CustomThrottlerGuard - Too many requests. Please try again later.'),
        c,
      );
    } else {
      await next();
    }
    c.res.headers.set('X-RateLimit-Limit-Default', String(CALLS));
    c.res.headers.set('X-RateLimit-Remaining-Default', String(Math.max(left, 0)));
    c.res.headers.set('X-RateLimit-Reset-Default', String(seconds));
  };
}
