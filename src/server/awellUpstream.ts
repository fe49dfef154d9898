import { codeOf, extensionCode, isAlreadyDone } from '../api/awellErrors';
import { AWELL_OPERATIONS, type AwellOperation } from '../api/awellOperations';
import { readJson, request, type Answer } from '../api/request';
import type { BookingError } from '../errors';
import { isRecord, type WireRecord } from '../wire';
import { rateLimits, Refusal, upstreamRefusal } from './answers';

/** Awell's GraphQL errors: passed on with their codes, so that a page knows whether trying again can help. */
export class AwellErrors extends Error {
  /** With an activity that is completed: the values that Awell has for it. */
  completedWith: readonly string[] | undefined;

  constructor(readonly errors: readonly unknown[]) {
    super('Awell answered with GraphQL errors.');
  }

  /** Whether the same question may be answered later; otherwise it is about something that is not there. */
  get mayPass(): boolean {
    return this.errors.some((error) =>
      /^(?:INTERNAL|TIMEOUT|UNAVAILABLE|RATE)/.test(extensionCode(error) ?? 'INTERNAL'),
    );
  }

  get isAlreadyDone(): boolean {
    return this.errors.some(isAlreadyDone);
  }

  /** Without their sentences, which may name people; that an activity is done already is kept. */
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

/** The payload of one operation of Awell's. Rejects with a `Refusal` or with `AwellErrors`. */
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
      throw new Refusal(429, 'rate_limited', 'Awell was asked too often.', limits);
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
