import {
  useMutation,
  type QueryClient,
  type UseMutationOptions,
  type UseMutationResult,
} from '@tanstack/react-query';
import type { BookingError } from '../errors';
import { readOptions } from '../options';
import type { CalClient } from '../api/cal/calClient';
import { useBookingClients, type BookingClients } from './useBookingClients';

/** The client and the cache of a mutation. */
export interface BookingMutationClients {
  /** The client that changes the booking. */
  client: CalClient;
  /** The cache that the change updates. */
  queryClient: QueryClient;
}

/** TanStack Query's options for a mutation of bookings. */
export type BookingMutationOptions<Data, Variables, Result = unknown> = UseMutationOptions<
  Data,
  BookingError,
  Variables,
  Result
>;

/**
 * Options of the mutation hooks: the clients, and TanStack Query's own options. Your callbacks run after the cache
 * was changed. There are no retries, because Cal.com might carry out a write twice.
 */
export interface UseBookingMutationOptions<Data, Variables, Result = unknown>
  extends
    BookingClients,
    Omit<
      BookingMutationOptions<Data, Variables, Result>,
      'mutationFn' | 'networkMode' | 'retry' | 'retryDelay'
    > {}

/** A hook that creates, changes or cancels bookings. */
export type UseBookingMutation<Data, Variables> = <Result = unknown>(
  options?: UseBookingMutationOptions<Data, Variables, Result>,
) => UseMutationResult<Data, BookingError, Variables, Result>;

/** One attempt, whatever the QueryClient's defaults say. Offline it fails at once and isn't queued. */
export const ONCE = { networkMode: 'always', retry: false } as const;

/**
 * Undoes an optimistic change, by the variables of its mutation. We can't return it from `onMutate`, because that
 * result is the app's, and a render meanwhile gives the mutation new options.
 */
export const undos = new WeakMap<object, () => void>();

/** Ours runs first, so that the app finds the cache up to date. */
const both =
  <Args extends unknown[], Result>(
    ours: ((...args: Args) => unknown) | undefined,
    theirs: ((...args: Args) => Result) | undefined,
  ) =>
  async (...args: Args): Promise<Awaited<Result>> => {
    await ours?.(...args);
    return (typeof theirs === 'function' ? await theirs(...args) : undefined) as Awaited<Result>;
  };

/** A booking mutation with the app's options. */
export function useBookingMutation<Data, Variables, Result>(
  optionsOf: (clients: BookingMutationClients) => BookingMutationOptions<Data, Variables>,
  given: UseBookingMutationOptions<Data, Variables, Result>,
): UseMutationResult<Data, BookingError, Variables, Result> {
  const { client, queryClient, ...theirs } = readOptions(given);
  const clients = useBookingClients({ client, queryClient });
  const ours = optionsOf(clients) as BookingMutationOptions<Data, Variables, Result>;
  return useMutation(
    {
      throwOnError: false,
      ...theirs,
      ...ours,
      onMutate: both(ours.onMutate, theirs.onMutate),
      onSuccess: both(ours.onSuccess, theirs.onSuccess),
      onError: both(ours.onError, theirs.onError),
      onSettled: both(ours.onSettled, theirs.onSettled),
    },
    clients.queryClient,
  );
}
