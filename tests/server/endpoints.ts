import { createServer, type RequestListener, type ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A real HTTP server for one test. */
export async function serve(
  listener: RequestListener,
  options: ServerOptions = {},
): Promise<string> {
  const server = createServer(options, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export interface Recorded {
  method: string;
  url: string;
  headers: Headers;
  body: string;
}

/** An upstream that records what reaches it, and answers so. */
export function recordingFetch(answer: () => Response | Promise<Response>) {
  const reached: Recorded[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { method, url, headers } = request;
    reached.push({ method, url, headers, body: await request.text() });
    return answer();
  };
  return { fetch, reached };
}

export const APP = 'https://app.clinic.example';

/** A request as a page of the app sends it. */
export function pageRequest(path: string, init: RequestInit = {}): Request {
  const headers = new Headers({ 'sec-fetch-site': 'same-origin', ...(init.headers as object) });
  if (init.body !== undefined && !headers.has('content-type')) {
    headers.set('content-type', 'application/json');
  }
  return new Request(new URL(path, APP), { ...init, headers });
}

export const json = async (response: Response) =>
  (await response.json()) as { error: { code: string; message: string }; data?: never };
