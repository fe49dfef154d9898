import { BookingError } from '../../errors';
import { readOptions } from '../../options';
import { buildClient } from './buildClient';
import type { CalClient, CalClientOptions } from './calClient';
import type { CalApi } from './dialect';
import { createDialectV1 } from './dialectV1';
import { CALLS_V1 } from './operations';

const V1: CalApi = { version: 'v1', calls: CALLS_V1, createDialect: createDialectV1 };

/**
 * A client for the bookings of a self-hosted Cal.com that still has API v1 (up to early 2026). API v1 identifies
 * bookings by their numeric `id`. All calls need the key: pass it on a server, and `proxyUrl` in a browser.
 *
 * @example
 * const cal = createCalClientV1({ baseUrl: 'https://api.clinic.example/v1', apiKey: CAL_API_KEY });
 *
 * @throws BookingError `v1_decommissioned` without `baseUrl` or `proxyUrl`, `api_key_in_browser`, `invalid_input`.
 */
export function createCalClientV1(options: CalClientOptions): CalClient {
  const { baseUrl, proxyUrl } = readOptions(options);
  if (baseUrl !== undefined || proxyUrl !== undefined) return buildClient(V1, options);
  throw new BookingError(
    'v1_decommissioned',
    'Hosted Cal.com has switched API v1 off (it answers 410 since April 2026). Use createCalClient, which uses v2. For a self-hosted server with v1, set baseUrl.',
  );
}
