import { QueryClient, QueryClientContext } from '@tanstack/react-query';
import { useContext, useMemo } from 'react';
import { createCalClient } from '../api/cal/calClient';
import { calApiUrlFor } from '../embed/origins';
import { BookingError } from '../errors';
import { BookingContext } from '../hooks/bookingContext';
import type { BookingClients, ResolvedClients } from '../hooks/useBookingClients';

/** For apps that have no QueryClient of their own. */
let ownQueryClient: QueryClient | undefined;

/**
 * Whom `BookingDetails` asks: the client that it is given, or else Cal.com's public API, which takes no key to read,
 * move and cancel a booking.
 *
 * @returns an error where that is on a server of your own, whose address is not known.
 */
export function useDetailsClients(
  given: BookingClients,
  calOrigin: string,
): ResolvedClients | BookingError {
  const provided = useContext(BookingContext);
  const hostQueryClient = useContext(QueryClientContext);
  const known = given.client ?? provided.client;
  const client = useMemo(() => {
    if (known) return known;
    const baseUrl = calApiUrlFor(calOrigin);
    return baseUrl === undefined ? undefined : createCalClient({ baseUrl, calOrigin });
  }, [known, calOrigin]);

  return useMemo(() => {
    if (!client) {
      return new BookingError(
        'missing_client',
        'BookingDetails cannot ask a Cal.com of your own, since the address of its API is not known. Put <CalBookingProvider client={createCalClient({ baseUrl })}> around, or pass `client`.',
      );
    }
    const queryClient = given.queryClient ?? provided.queryClient ?? hostQueryClient;
    return { client, queryClient: queryClient ?? (ownQueryClient ??= new QueryClient()) };
  }, [client, given.queryClient, provided.queryClient, hostQueryClient]);
}
