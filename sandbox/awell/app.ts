import { setTimeout as delay } from 'node:timers/promises';
import { Kind, parse } from './graphql';
import { createHandler } from 'graphql-http/lib/use/fetch';
import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import { awellError } from './errors';
import { type AwellContext, type Caller, createResolvers } from './resolvers';
import { schema } from './schema';
import { sessionIdOf } from './sessionToken';
import type { AwellStore } from './store';

/** The API key that the sandbox's machine-to-machine endpoint accepts. */
export const SANDBOX_API_KEY = 'sandbox-key';

/** How a caller sees a broken connection: without any answer. */
class ConnectionDropped extends TypeError {}

interface Connection {
  destroy(): void;
}

/** The connection of a request; undefined if the app is called in process. */
function connectionOf({ env }: Context): Connection | undefined {
  return (env as { incoming?: { socket: Connection } } | undefined)?.incoming?.socket;
}

/** Breaks the connection, if there is one. In process, the request rejects as `fetch` would. */
function drop(context: Context): never {
  connectionOf(context)?.destroy();
  throw new ConnectionDropped('fetch failed');
}

/** Waits as long as the caller does. */
async function hang({ req }: Context): Promise<void> {
  const { signal } = req.raw;
  while (!signal.aborted) await delay(50);
}

function refusal(code: string, message: string): Response {
  return Response.json({ data: null, errors: [awellError(code, message)] });
}

/** The operations in a request; none if it can't be parsed, which GraphQL reports. */
function operationsOf(body: string): string[] {
  try {
    const { query } = JSON.parse(body) as { query: string };
    return parse(query)
      .definitions.flatMap((definition) =>
        definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [],
      )
      .flatMap((selection) => (selection.kind === Kind.FIELD ? selection.name.value : []));
  } catch {
    return [];
  }
}

/** Awell's orchestration API over HTTP, on Awell's two paths. */
export function createAwellApp(store: AwellStore): Hono {
  const rootValue = createResolvers(store);

  const answer = (url: string, body: string, context: AwellContext): Promise<Response> => {
    const handle = createHandler<AwellContext>({ schema, rootValue, context: () => context });
    // Awell answers 200 with errors[]. The handler does so only for this media type.
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    return handle(new Request(url, { method: 'POST', headers, body }));
  };

  const serve = async (c: Context, caller: Caller): Promise<Response> => {
    const body = await c.req.text();
    const fault = store.faults.take(operationsOf(body));
    if (fault === '500') return c.text('Internal Server Error', 500);
    if (fault === '429') return c.text('Too Many Requests', 429);
    if (fault === 'network') return drop(c);
    if (fault === 'hang') {
      await hang(c);
      return drop(c);
    }
    if (fault === 'graphql') return refusal('INTERNAL_SERVER_ERROR', 'Something went wrong.');
    const response = await answer(c.req.url, body, { caller, fault });
    return fault === 'after' ? drop(c) : response;
  };

  const app = new Hono();
  app.onError((error, c) => {
    if (error instanceof ConnectionDropped && !connectionOf(c)) throw error;
    return c.text('Internal Server Error', 500);
  });
  app.use('*', cors({ origin: '*', allowHeaders: ['apiKey', 'authorization', 'content-type'] }));
  app.post('/orchestration/m2m/graphql', (c) =>
    c.req.header('apiKey') === SANDBOX_API_KEY
      ? serve(c, { kind: 'server' })
      : refusal('UNAUTHORIZED', 'The API key is missing or not valid.'),
  );
  app.post('/orchestration/graphql', async (c) => {
    const token = /^Bearer (.+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    const session = store.sessionOfToken(token) ?? store.session(await sessionIdOf(token));
    return session
      ? serve(c, { kind: 'session', session })
      : refusal('UNAUTHORIZED', 'The session is missing or has ended.');
  });
  // Not part of Awell: one call that replaces several there.
  app.post('/sandbox/activities', (c) => {
    const { calLink = 'clinic/intake', customDomain = store.customDomain } = c.req.query();
    return c.json(store.startBookAppointment({ calLink, ...(customDomain && { customDomain }) }));
  });
  return app;
}
