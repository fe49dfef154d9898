import { QueryClient, QueryClientContext } from '@tanstack/react-query';
import { useContext, useEffect, useState } from 'react';
import type { CalClient } from '../api/cal/calClient';
import { BookingError } from '../errors';
import { BookingContext } from './bookingContext';

/** The client and the cache of a hook. Both default to the provider's. */
export interface BookingClients {
  /** Client that the hook asks. @default that of CalBookingProvider */
  client?: CalClient | undefined;
  /**
   * Cache of the hook. @default that of CalBookingProvider, or else of QueryClientProvider, or else one for the whole
   * page
   */
  queryClient?: QueryClient | undefined;
}

export interface ResolvedClients {
  client: CalClient;
  queryClient: QueryClient;
}

/**
 * For apps without a QueryClient, one for the whole page. A server has none, because one patient's data must not
 * reach the next.
 */
const pageQueryClient =
  typeof document === 'undefined' ? undefined : /* @__PURE__ */ new QueryClient();

/** The first of these with the method, so that a wrong value is skipped. */
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
    // As QueryClientProvider does. Without it, nothing is read again on focus or reconnect.
    queryClient.mount();
    return () => queryClient.unmount();
  }, [queryClient]);
  const client = firstOf<CalClient>('getBooking', given.client, provided.client);
  if (!client) {
    throw new BookingError(
      'missing_client',
      "The booking hooks have no client. Wrap the app in <CalBookingProvider client={createCalClient({ proxyUrl: '/api/cal' })}>, or pass { client } to the hook.",
    );
  }
  return { client, queryClient };
}
