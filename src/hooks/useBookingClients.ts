import { QueryClientContext, type QueryClient } from '@tanstack/react-query';
import { useContext } from 'react';
import type { CalClient } from '../api/cal/calClient';
import { BookingError } from '../errors';
import { BookingContext } from './bookingContext';

/** Whom a hook asks and where it keeps the answer. Both default to the provider's. */
export interface BookingClients {
  /** @default that of CalBookingProvider */
  client?: CalClient | undefined;
  /** @default that of CalBookingProvider, or else of QueryClientProvider */
  queryClient?: QueryClient | undefined;
}

export interface ResolvedClients {
  client: CalClient;
  queryClient: QueryClient;
}

/** @throws BookingError `missing_client`, `missing_query_client` */
export function useBookingClients(given: BookingClients): ResolvedClients {
  const provided = useContext(BookingContext);
  const hostQueryClient = useContext(QueryClientContext);
  const client = given.client ?? provided.client;
  const queryClient = given.queryClient ?? provided.queryClient ?? hostQueryClient;
  if (!client) {
    throw new BookingError(
      'missing_client',
      "The booking hooks have no client: put <CalBookingProvider client={createCalClient({ proxyUrl: '/api/cal' })}> around, or pass { client } to the hook.",
    );
  }
  if (!queryClient) {
    throw new BookingError(
      'missing_query_client',
      'The booking hooks have no QueryClient: put <QueryClientProvider client={new QueryClient()}> around, or pass { queryClient } to CalBookingProvider or to the hook.',
    );
  }
  return { client, queryClient };
}
