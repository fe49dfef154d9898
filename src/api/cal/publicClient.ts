import { createCalClient, type CalClient } from './calClient';

const clients = new Map<string, CalClient>();

/** The client of a Cal.com that is asked without a key, one for all who ask. */
export function publicClient(baseUrl: string, calOrigin?: string): CalClient {
  const key = `${baseUrl} ${calOrigin}`;
  const known = clients.get(key);
  if (known) return known;
  const client = createCalClient({ baseUrl, calOrigin });
  clients.set(key, client);
  return client;
}
