import { codeOf, extensionCode, isAlreadyDone } from '../api/awellErrors';
import { AWELL_OPERATIONS, type AwellOperation } from '../api/awellOperations';
import { readJson, request, type Answer } from '../api/request';
import type { BookingError } from '../errors';
import { isRecord, type WireRecord } from '../wire';
import { rateLimits, Refusal, upstreamRefusal } from './answers';

/** Awell's GraphQL errors. Their codes are passed on, so that a page knows whether a retry can help. */
export class AwellErrors extends Error {
  /** If the activity is completed already: its values in Awell. */
  completedWith: readonly string[] | undefined;

  constructor(readonly errors: readonly unknown[]) {
    super('Awell answered with GraphQL errors.');
  }

  /** Whether a retry may succeed; otherwise what was asked for doesn't exist. */
  get mayPass(): boolean {
    return this.errors.some((error) =>
      /^(?:INTERNAL|TIMEOUT|UNAVAILABLE|RATE)/.test(extensionCode(error) ?? 'INTERNAL'),
    );
  }

  get isAlreadyDone(): boolean {
    return this.errors.some(isAlreadyDone);
  }

  /** Without Awell's messages, which may contain names. "Already completed" is kept. */
  toJSON(): unknown {
    const errors = this.errors.map((error) => {
      const code = extensionCode(error);
      if (!isAlreadyDone(error)) return { message: code ?? 'REFUSED', extensions: { code } };
      const extensions = { code: 'already_completed', completedWith: this.completedWith };
      return { message: 'Activity is already completed', extensions };
    });
    return { errors };
  }
}

export interface AwellUpstreamOptions {
  apiKey: string;
  endpoint: string;
  fetch?: typeof globalThis.fetch | undefined;
  timeout: number;
  scrub: (text: string) => string;
}

/** Calls one of Awell's operations and returns its payload. Rejects with a `Refusal` or with `AwellErrors`. */
export type AskAwell = (
  name: AwellOperation,
  variables: WireRecord,
  signal: AbortSignal,
) => Promise<WireRecord>;

export function createAwellUpstream(options: AwellUpstreamOptions): AskAwell {
  const { apiKey, endpoint, fetch, timeout, scrub } = options;

  const post = async (...[name, variables, signal]: Parameters<AskAwell>): Promise<Answer> => {
    const init = {
      method: 'POST',
      headers: { apiKey, 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query: AWELL_OPERATIONS[name], variables }),
    };
    try {
      return await request('Awell', endpoint, init, { timeout, fetch, signal });
    } catch (error) {
      throw upstreamRefusal('Awell', (error as BookingError).code);
    }
  };

  return async (name, variables, signal) => {
    const { status, headers, body } = await post(name, variables, signal);
    if (status === 429) {
      const limits = rateLimits(headers, scrub);
      throw new Refusal(429, 'rate_limited', 'Too many requests to Awell. Retry later.', limits);
    }
    if (status >= 500) throw upstreamRefusal('Awell', 'server_error');
    const json = readJson(body);
    const data = isRecord(json) ? json['data'] : undefined;
    const payload = isRecord(data) ? data[name] : undefined;
    if (isRecord(payload)) {
      const error = { message: codeOf(payload['code']) };
      if (payload['success'] === false && isAlreadyDone(error)) throw new AwellErrors([error]);
      return payload;
    }
    const errors = isRecord(json) ? json['errors'] : undefined;
    if (Array.isArray(errors) && errors.length > 0) throw new AwellErrors(errors);
    throw upstreamRefusal('Awell', 'invalid_response');
  };
}
