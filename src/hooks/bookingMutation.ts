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

/** Whom a mutation asks, and where it keeps what came of it. */
export interface BookingMutationClients {
  /** Asks Cal.com. Taken from `CalBookingProvider` if left out. */
  client: CalClient;
  /** Its cache learns of the change. */
  queryClient: QueryClient;
}

/** TanStack Query's options of a mutation of bookings. */
export type BookingMutationOptions<Data, Variables, Result = unknown> = UseMutationOptions<
  Data,
  BookingError,
  Variables,
  Result
>;

/**
 * What a mutation hook takes: whom to ask, and TanStack Query's own options. Callbacks are called after the cache was
 * changed. Writes are never repeated by themselves, since Cal.com might carry them out twice.
 */
export interface UseBookingMutationOptions<Data, Variables, Result = unknown>
  extends
    BookingClients,
    Omit<
      BookingMutationOptions<Data, Variables, Result>,
      'mutationFn' | 'networkMode' | 'retry' | 'retryDelay'
    > {}

/** A hook that makes, changes or cancels bookings. */
export type UseBookingMutation<Data, Variables> = <Result = unknown>(
  options?: UseBookingMutationOptions<Data, Variables, Result>,
) => UseMutationResult<Data, BookingError, Variables, Result>;

/** Offline it fails at once and is never made later; and it is tried once, whatever the QueryClient says. */
export const ONCE = { networkMode: 'always', retry: false } as const;

/**
 * What takes an optimistic change back, by the variables of its mutation. What `onMutate` returns is the app's, and a
 * render meanwhile gives the mutation new options.
 */
export const undos = new WeakMap<object, () => void>();

/** Ours comes first, so that the app finds the cache as it is now. */
const both =
  <Args extends unknown[], Result>(
    ours: ((...args: Args) => unknown) | undefined,
    theirs: ((...args: Args) => Result) | undefined,
  ) =>
  async (...args: Args): Promise<Awaited<Result>> => {
    await ours?.(...args);
    return (typeof theirs === 'function' ? await theirs(...args) : undefined) as Awaited<Result>;
  };

/** A mutation of bookings with the options of the app. */
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
