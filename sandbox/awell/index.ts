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
  /** What it knows, and the hooks to make it fail. */
  store: AwellStore;
  /** What its machine-to-machine endpoint takes as `apiKey`. */
  apiKey: string;
}

/** An Awell to run against: real GraphQL over HTTP, one care flow that books an appointment. */
export function createAwellSandbox(): AwellSandbox {
  const store = new AwellStore();
  return { app: createAwellApp(store), store, apiKey: SANDBOX_API_KEY };
}
