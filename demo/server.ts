import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Plugin } from 'vite';
import type { FaultMode } from '../sandbox/awell/index.ts';
import type { Sandbox } from '../sandbox/index.ts';
import {
  createAwellProxy,
  createCalProxy,
  toNodeHandler,
  type CalProxyOptions,
} from '../src/server.ts';
import { type AwellAccess, type CalAccess, type Environment, RETURN_PATH } from './environment.ts';
import { isAllowed, withoutSecrets } from './operations.ts';
import { demoWebhooks } from './webhooks.ts';

type Handler = (request: Request) => Promise<Response>;

const FAULTS: ReadonlySet<FaultMode> = new Set(['network', 'after', 'success-false']);

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

/** Sends one GraphQL request to Awell, with the key that the page must not have. */
async function forward({ endpoint, apiKey }: AwellAccess, body: string): Promise<unknown> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { apiKey, 'content-type': 'application/json', accept: 'application/json' },
    body,
  });
  return withoutSecrets(await response.json());
}

function queryOf(body: string): string {
  try {
    return String((JSON.parse(body) as { query?: unknown }).query);
  } catch {
    return '';
  }
}

async function serveCareFlow(
  request: IncomingMessage,
  response: ServerResponse,
  access: AwellAccess | undefined,
): Promise<void> {
  const body = await text(request);
  if (request.method !== 'POST' || !isAllowed(queryOf(body))) {
    answer(response, 403, { errors: [{ message: 'This is not an operation of the demo.' }] });
    return;
  }
  try {
    if (!access) throw new Error('Neither AWELL_ENDPOINT nor the sandbox is there to ask.');
    answer(response, 200, await forward(access, body));
  } catch {
    answer(response, 502, { errors: [{ message: 'Awell could not be reached.' }] });
  }
}

async function serveFaults(
  request: IncomingMessage,
  response: ServerResponse,
  sandbox: Sandbox | undefined,
): Promise<void> {
  const asked = (await text(request)) as FaultMode;
  if (request.method !== 'POST' || !sandbox || !FAULTS.has(asked)) {
    answer(response, 400, {});
    return;
  }
  sandbox.awell.store.failNext({ mode: asked });
  answer(response, 200, {});
}

/**
 * The demo has one patient, and no one signs in. Your app must check here that the care flow or the booking belongs to
 * the signed-in patient, because both keys can access everyone's.
 */
const isOurPatient = (): boolean => true;

/**
 * The same for bookings, but on another visit this demo finds an activity's booking in the clinic's list, which only
 * the clinic may read. Your app has a table of who booked what instead.
 */
const patientOrList: CalProxyOptions['authorize'] = (_request, { name }) =>
  name === 'listBookings' ? 'host' : 'patient';

/** Creates a handler on the first request, because the sandbox does not exist before. */
function lazily(make: () => Handler | undefined): Handler {
  let handler: Handler | undefined;
  return async (request) => {
    handler ??= make();
    return handler
      ? handler(request)
      : Response.json({ error: { code: 'not_found', message: 'Not set up.' } }, { status: 404 });
  };
}

/** The demo's own server. It has the keys of Awell and Cal.com, which can access everyone's data. */
export function demoServer(
  { awell, cal, webhookSecret }: Pick<Environment, 'awell' | 'cal' | 'webhookSecret'>,
  sandbox: () => Sandbox | undefined,
): Plugin {
  const awellAccess = (): AwellAccess | undefined => {
    const running = sandbox();
    return awell ?? (running && { endpoint: running.awellEndpoint, apiKey: running.awell.apiKey });
  };
  const calAccess = (): CalAccess | undefined => {
    const running = sandbox();
    return cal ?? (running && { baseUrl: running.calApiUrl, apiKey: running.cal.apiKey });
  };

  const secret = webhookSecret ?? crypto.randomUUID();
  const webhooks = demoWebhooks(secret);

  const awellProxy = lazily(() => {
    const access = awellAccess();
    return access && createAwellProxy({ ...access, authorize: isOurPatient });
  });
  const calProxy = lazily(() => {
    const access = calAccess();
    return access && createCalProxy({ ...access, authorize: patientOrList });
  });
  const calV1Proxy = lazily(() => {
    const running = cal ? undefined : sandbox();
    return (
      running &&
      createCalProxy({
        apiVersion: 'v1',
        apiKey: running.cal.apiKey,
        baseUrl: `${running.calOrigin}/v1`,
        allow: ['updateBooking'],
        authorize: () => 'host',
      })
    );
  });

  return {
    name: 'demo:server',
    configureServer(server) {
      const { middlewares, config } = server;
      const printUrls = server.printUrls.bind(server);
      server.printUrls = () => {
        printUrls();
        config.logger.info('  ➜  Open it and book a visit as a patient would.\n');
      };
      const mount = (path: string, handler: Handler): void => {
        const serve = toNodeHandler(handler);
        middlewares.use(path, (request, response) => void serve(request, response));
      };
      mount('/api/awell', awellProxy);
      mount('/api/cal-v1', calV1Proxy);
      mount('/api/cal', calProxy);
      mount('/api/cal-webhooks', webhooks.handler);
      mount('/api/webhook-events', webhooks.list);
      const { httpServer } = server;
      httpServer?.once('listening', () => {
        const { address, family, port } = httpServer.address() as AddressInfo;
        const host = family === 'IPv6' ? `[${address}]` : address;
        const subscriberUrl = `http://${host}:${port}/api/cal-webhooks`;
        sandbox()?.cal.webhooks.subscribe({ subscriberUrl, secret });
        sandbox()?.cal.setSuccessRedirectUrl(`http://localhost:${port}${RETURN_PATH}`);
      });
      middlewares.use('/api/care-flow', (request, response) => {
        void serveCareFlow(request, response, awellAccess());
      });
      middlewares.use('/api/sandbox/faults', (request, response) => {
        void serveFaults(request, response, awell ? undefined : sandbox());
      });
    },
  };
}
