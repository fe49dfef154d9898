import {
  useQuery,
  type QueryClient,
  type UseQueryOptions,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { BookingError } from '../errors';

/** TanStack Query's defaults. Its types don't allow `undefined` for some of these. */
const UNLESS_SAID: object = {
  enabled: true,
  throwOnError: false,
  retryOnMount: true,
  refetchInterval: false,
  select: undefined,
  placeholderData: undefined,
  notifyOnChangeProps: undefined,
};

/**
 * `useQuery` without those defaults of the app's QueryClient that could show the wrong booking, none, or break the
 * page.
 */
export const useBookingQuery = <Data>(
  options: UseQueryOptions<Data, BookingError>,
  queryClient: QueryClient,
): UseQueryResult<Data, BookingError> =>
  useQuery<Data, BookingError>({ ...UNLESS_SAID, ...options }, queryClient);
