import {
  useQuery,
  type QueryClient,
  type UseQueryOptions,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { BookingError } from '../errors';

/** What TanStack Query does where nobody says otherwise. Its types know no `undefined` for some of these. */
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
 * `useQuery`, for which an app's QueryClient has no say where it would show a patient another booking than theirs, or
 * none, or take the whole page away.
 */
export const useBookingQuery = <Data>(
  options: UseQueryOptions<Data, BookingError>,
  queryClient: QueryClient,
): UseQueryResult<Data, BookingError> =>
  useQuery<Data, BookingError>({ ...UNLESS_SAID, ...options }, queryClient);
