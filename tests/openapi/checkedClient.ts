import {
  createCalClient,
  type CalClient,
  type CalClientOptions,
} from '../../src/api/cal/calClient';
import { createCalClientV1 } from '../../src/api/cal/calClientV1';
import { createCalSandbox, type CalSandbox } from '../../sandbox/cal/index';
import { KEY, NOW } from '../sandbox/calClient';
import { openCalDocument, type CheckedCall } from './documents';

export interface CheckedClient {
  client: CalClient;
  cal: CalSandbox;
  /** Errors in requests of the client and in answers of the sandbox. */
  complaints: string[];
  /** The calls that were checked, by name. */
  checked: string[];
}

/** A client of a sandbox, with Cal.com's own document between them. */
export async function createCheckedClient(
  version: 'v2' | 'v1',
  options: CalClientOptions = {},
): Promise<CheckedClient> {
  const document = await openCalDocument(version);
  const cal = createCalSandbox({ now: () => NOW, v1: version === 'v1' });
  const complaints: string[] = [];
  const checked: string[] = [];

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { method, url, headers } = request;
    const call: CheckedCall = { method, url, headers, body: await request.clone().text() };
    const name = `${method} ${new URL(url).pathname}`;
    const response = await cal.app.request(request);
    // The document describes one contract of several.
    const isOldest = headers.get('cal-api-version') === '2024-04-15';
    if (isOldest || !document.has(call)) return response;
    checked.push(name);
    const answer: unknown = await response.clone().json();
    complaints.push(
      ...document.checkRequest(call).map((complaint) => `${name}: ${complaint} (${call.body})`),
      ...document
        .checkResponse(call, response.status, answer)
        .map((complaint) => `${name} → ${response.status}: ${complaint}`),
    );
    return response;
  };
  const client = (version === 'v1' ? createCalClientV1 : createCalClient)({
    baseUrl: `https://cal.test/${version}`,
    apiKey: KEY,
    fetch,
    ...options,
  });
  return { client, cal, complaints, checked };
}
