import { CAL_API_VERSION_HEADER, CAL_API_VERSION_VALUE } from '../api/cal/operations';
import { readJson, request } from '../api/request';
import type { BookingError } from '../errors';
import type { WireRecord } from '../wire';
import { upstreamRefusal } from './answers';
import type { CalProxyOptions } from './calProxy';
import type { CalRoute } from './calRoute';

/** One call of Cal.com's API. */
export interface CalAsked extends CalRoute {
  query?: Readonly<Record<string, string>>;
  body?: WireRecord;
}

/** What Cal.com answered: JSON, whatever the status. */
export interface CalAnswer {
  status: number;
  headers: Headers;
  json: unknown;
}

/** Rejects with a Refusal if there is no usable answer. */
export type AskCal = (
  asked: CalAsked,
  options: { withKey: boolean; signal: AbortSignal },
) => Promise<CalAnswer>;

export interface CalUpstreamOptions extends Pick<CalProxyOptions, 'fetch' | 'apiVersion'> {
  base: string;
  apiKey: string;
  timeout: number;
}

const LIST_MAX_BYTES = 20_000_000;

export function createCalUpstream(options: CalUpstreamOptions): AskCal {
  const { base, apiKey, apiVersion, fetch, timeout } = options;
  const isV2 = apiVersion !== 'v1';
  return async ({ name, call, key = '', query = {}, body = {} }, { withKey, signal }) => {
    const params = new URLSearchParams(isV2 ? query : { ...query, apiKey });
    const hasBody = call.method === 'POST' || call.method === 'PATCH';
    const init: RequestInit = {
      method: call.method,
      headers: {
        accept: 'application/json',
        ...(isV2 && withKey && { authorization: `Bearer ${apiKey}` }),
        ...(isV2 && { [CAL_API_VERSION_HEADER]: call.version ?? CAL_API_VERSION_VALUE }),
        ...(hasBody && { 'content-type': 'application/json' }),
      },
      ...(hasBody && { body: JSON.stringify(body) }),
    };
    const url = `${base}${call.path.replace('{key}', key)}${String(params) && `?${params}`}`;
    const maxBytes = name === 'listBookings' ? LIST_MAX_BYTES : undefined;
    const limits = { timeout, fetch, signal, maxBytes };
    const answer = await request('Cal.com', url, init, limits).catch((error: BookingError) => {
      throw upstreamRefusal('Cal.com', error.code);
    });
    const json = readJson(answer.body);
    if (json === undefined) throw upstreamRefusal('Cal.com', 'invalid_response');
    return { status: answer.status, headers: answer.headers, json };
  };
}
