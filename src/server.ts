// Proxies
export { createCalProxy } from './server/calProxy';
export type { CalProxyOperation, CalProxyOptions } from './server/calProxy';
export { createAwellProxy } from './server/awellProxy';
export type { AwellProxyOperation, AwellProxyOptions } from './server/awellProxy';
export type { Authorize } from './server/authorize';
export type { GuardOptions } from './server/guard';
export type { CalApiVersion, CalOperation } from './api/cal/operations';

// Clients, which on a server may hold the key
export { createCalClient } from './api/cal/calClient';
export type { CalClient, CalClientOptions } from './api/cal/calClient';
export { createAwellClient } from './api/awellClient';
export type { AwellClient, AwellClientOptions } from './api/awellClient';

// Adapters
export { toNextApiRoute, toNodeHandler } from './server/adapters';
export type { NextApiRequest, NodeRequest, NodeResponse } from './server/adapters';

// Errors
export { BookingError } from './errors';
export type { BookingErrorCode } from './errors';
