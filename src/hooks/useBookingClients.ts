import { QueryClient, QueryClientContext } from '@tanstack/react-query';
import { useContext, useEffect, useState } from 'react';
import type { CalClient } from '../api/cal/calClient';
import { BookingError } from '../errors';
import { BookingContext } from './bookingContext';

/** Whom a hook asks and where it keeps the answer. Both default to the provider's. */
export interface BookingClients {
  /** @default that of CalBookingProvider */
  client?: CalClient | undefined;
  /** @default that of CalBookingProvider, or else of QueryClientProvider, or else one for the whole page */
  queryClient?: QueryClient | undefined;
}

export interface ResolvedClients {
  client: CalClient;
  queryClient: QueryClient;
}

/**
 * For apps without a QueryClient, one for the whole page. A server has none: what it reads for one patient must not be
 * found by the next.
 */
const pageQueryClient =
  typeof document === 'undefined' ? undefined : /* @__PURE__ */ new QueryClient();

/** @throws BookingError `missing_client` */
/** The first of these that is one, by a method that each has. */
const firstOf = <Kind>(
  method: keyof Kind,
  ...all: readonly (Kind | undefined)[]
): Kind | undefined => all.find((one) => typeof one?.[method] === 'function');

export function useBookingClients(given: BookingClients): ResolvedClients {
  const provided = useContext(BookingContext);
  const hostQueryClient = useContext(QueryClientContext);
  const known = firstOf<QueryClient>(
    'mount',
    given.queryClient,
    provided.queryClient,
    hostQueryClient,
    pageQueryClient,
  );
  const [own] = useState(() => known ?? new QueryClient());
  const queryClient = known ?? own;
  useEffect(() => {
    // As a QueryClientProvider does: without, nothing is read again when the patient or the connection is back.
    queryClient.mount();
    return () => queryClient.unmount();
  }, [queryClient]);
  const client = firstOf<CalClient>('getBooking', given.client, provided.client);
  if (!client) {
    throw new BookingError(
      'missing_client',
      "The booking hooks have no client: put <CalBookingProvider client={createCalClient({ proxyUrl: '/api/cal' })}> around, or pass { client } to the hook.",
    );
  }
  return { client, queryClient };
}
