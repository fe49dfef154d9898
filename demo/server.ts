import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Plugin } from 'vite';
import type { FaultMode } from '../sandbox/awell/index.ts';
import type { Sandbox } from '../sandbox/index.ts';
import type { AwellAccess } from './environment.ts';
import { isAllowed, withoutSecrets } from './operations.ts';

const FAULTS: ReadonlySet<FaultMode> = new Set(['network', 'after', 'success-false']);

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

/** Passes one GraphQL request on to Awell, with the key that the page must not have. */
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

async function serveAwell(
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
 * The demo's own server side. An app of your own must also check here that the patient who is
 * signed in owns the activity: Awell's key reaches every care flow of the tenant.
 */
export function demoServer(
  awell: AwellAccess | undefined,
  sandbox: () => Sandbox | undefined,
): Plugin {
  const accessOf = (running: Sandbox | undefined): AwellAccess | undefined =>
    awell ?? (running && { endpoint: running.awellEndpoint, apiKey: running.awell.apiKey });

  return {
    name: 'demo:server',
    configureServer(server) {
      const { middlewares, config } = server;
      const printUrls = server.printUrls.bind(server);
      server.printUrls = () => {
        printUrls();
        config.logger.info('  ➜  Open it and book a visit as a patient would.\n');
      };
      middlewares.use('/api/awell', (request, response) => {
        void serveAwell(request, response, accessOf(sandbox()));
      });
      middlewares.use('/api/sandbox/faults', (request, response) => {
        void serveFaults(request, response, awell ? undefined : sandbox());
      });
    },
  };
}
