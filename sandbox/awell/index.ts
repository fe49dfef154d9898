import type { Hono } from 'hono';
import { createAwellApp, SANDBOX_API_KEY } from './app';
import { AwellStore } from './store';

export { SANDBOX_API_KEY } from './app';
export { SANDBOX_SESSION_SECRET } from './sessionToken';
export { ALREADY_COMPLETED } from './errors';
export type { FaultMode } from './faults';
export type { DataPoint } from './model';
export { type AwellStore } from './store';

export interface AwellSandbox {
  /** Awell's orchestration API, at `/orchestration/m2m/graphql` and `/orchestration/graphql`. */
  app: Hono;
  /** Its state, with hooks that make it fail. */
  store: AwellStore;
  /** The `apiKey` of its machine-to-machine endpoint. */
  apiKey: string;
}

/** An Awell to run against: real GraphQL over HTTP, with one care flow that books an appointment. */
export function createAwellSandbox(): AwellSandbox {
  const store = new AwellStore();
  return { app: createAwellApp(store), store, apiKey: SANDBOX_API_KEY };
}
