import { keepPreviousData, onlineManager, QueryClient } from '@tanstack/react-query';
import { act, render, renderHook, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { BookingDetails } from '../../src/components/BookingDetails';
import { CalBookingProvider } from '../../src/components/CalBookingProvider';
import { BookingError } from '../../src/errors';
import { bookingQueryOptions } from '../../src/hooks/bookingQueries';
import { useBooking } from '../../src/hooks/useBooking';
import { useCreateBooking } from '../../src/hooks/useCreateBooking';
import { useDeleteBooking } from '../../src/hooks/useDeleteBooking';
import { useUpdateBooking } from '../../src/hooks/useUpdateBooking';
import { bookingInput, createSandboxClient } from '../api/cal/sandboxClient';
import { TUESDAY_TEN } from '../sandbox/calClient';

const lost = () => new BookingError('network', 'Lost.', { recoverable: true });

/** An app whose QueryClient sets every default option. */
function setUp() {
  const { client, cal } = createSandboxClient({ apiKey: undefined });
  const onError = vi.fn();
  const queryClient = new QueryClient({
    defaultOptions: {
      queries: {
        enabled: false,
        gcTime: 0,
        networkMode: 'online',
        notifyOnChangeProps: ['isFetching'],
        placeholderData: keepPreviousData,
        refetchInterval: 1,
        refetchOnMount: false,
        refetchOnReconnect: false,
        refetchOnWindowFocus: false,
        retry: 3,
        retryDelay: 1,
        retryOnMount: false,
        select: () => undefined,
        staleTime: Infinity,
        structuralSharing: false,
        throwOnError: true,
      },
      mutations: { networkMode: 'online', onError, retry: 3, retryDelay: 1, throwOnError: true },
    },
  });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <CalBookingProvider client={client} queryClient={queryClient} locale="en-GB">
      {children}
    </CalBookingProvider>
  );
  return { client, cal, queryClient, wrapper, onError };
}

afterEach(() => {
  onlineManager.setOnline(true);
  vi.restoreAllMocks();
});

it('useBooking reads a booking once, and returns an error instead of throwing it', async () => {
  const { client, wrapper } = setUp();
  const { uid } = await client.createBooking(bookingInput());
  const get = vi.spyOn(client, 'getBooking');
  const { result, rerender } = renderHook(({ key }) => useBooking(key), {
    wrapper,
    initialProps: { key: uid },
  });
  await waitFor(() => expect(result.current.data?.uid).toBe(uid));
  get.mockRejectedValue(lost());
  rerender({ key: 'another' });
  expect(result.current.data).toBeUndefined();
  await waitFor(() => expect(result.current.error).toMatchObject({ code: 'network' }));
  expect(get).toHaveBeenCalledTimes(2);
});

it('useBooking reports an error at once while offline, and reads when the connection is back', async () => {
  const { client, wrapper } = setUp();
  const { uid } = await client.createBooking(bookingInput());
  onlineManager.setOnline(false);
  const get = vi.spyOn(client, 'getBooking').mockRejectedValueOnce(lost());
  const { result } = renderHook(() => useBooking(uid), { wrapper });
  await waitFor(() => expect(result.current.error).toMatchObject({ code: 'network' }));
  act(() => onlineManager.setOnline(true));
  await waitFor(() => expect(result.current.data?.uid).toBe(uid));
  expect(get).toHaveBeenCalledTimes(2);
});

it('the mutation hooks send each request once, and return errors', async () => {
  const { client, wrapper, onError } = setUp();
  const { uid } = await client.createBooking(bookingInput());
  const calls = (['createBooking', 'updateBooking', 'deleteBooking'] as const).map((method) =>
    vi.spyOn(client, method).mockRejectedValue(lost()),
  );
  const { result } = renderHook(
    () => ({ create: useCreateBooking(), change: useUpdateBooking(), remove: useDeleteBooking() }),
    { wrapper },
  );
  onlineManager.setOnline(false);
  act(() => {
    result.current.create.mutate(bookingInput());
    result.current.change.mutate({ bookingUid: uid, start: TUESDAY_TEN });
    result.current.remove.mutate({ bookingUid: uid });
  });
  await waitFor(() => {
    for (const { error } of Object.values(result.current)) {
      expect(error).toMatchObject({ code: 'network' });
    }
  });
  for (const call of calls) expect(call).toHaveBeenCalledOnce();
  expect(onError).not.toHaveBeenCalled();
});

it('BookingDetails offers Try again while offline, then shows and cancels the booking', async () => {
  const { client, wrapper } = setUp();
  const { uid } = await client.createBooking(bookingInput());
  onlineManager.setOnline(false);
  vi.spyOn(client, 'getCurrentBooking').mockRejectedValueOnce(lost());
  const onError = vi.fn();
  render(<BookingDetails bookingUid={uid} onError={onError} />, { wrapper });
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'network' }));

  await userEvent.click(await screen.findByRole('button', { name: 'Cancel the appointment' }));
  const remove = vi.spyOn(client, 'deleteBooking').mockRejectedValueOnce(lost());
  await userEvent.click(screen.getByRole('button', { name: 'Yes, cancel the appointment' }));
  expect(await screen.findByText(/could not be cancelled/)).toBeVisible();
  expect(remove).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByRole('button', { name: 'Yes, cancel the appointment' }));
  expect(await screen.findByText('Your appointment is cancelled')).toBeVisible();
});

it('BookingDetails shows prefetched data although QueryClientProvider comes from another copy of TanStack Query', async () => {
  const { client, queryClient } = setUp();
  const { uid } = await client.createBooking(bookingInput());
  queryClient.setDefaultOptions({});
  await queryClient.prefetchQuery(
    bookingQueryOptions({ client, bookingUid: uid, followReschedules: true }),
  );
  const get = vi.spyOn(client, 'getCurrentBooking');
  // There is no QueryClientProvider that this library can see: the app's own comes from another copy.
  render(<BookingDetails bookingUid={uid} client={client} queryClient={queryClient} />);
  expect(await screen.findByText('Your appointment is booked')).toBeVisible();
  expect(get).not.toHaveBeenCalled();
});
