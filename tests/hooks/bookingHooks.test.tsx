import { onlineManager, QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CalClient } from '../../src/api/cal/calClient';
import type { Booking } from '../../src/booking/booking';
import { CalBookingProvider } from '../../src/components/CalBookingProvider';
import { bookingKeys, bookingQueryOptions } from '../../src/hooks/bookingQueries';
import { useBooking } from '../../src/hooks/useBooking';
import { useCreateBooking } from '../../src/hooks/useCreateBooking';
import { useDeleteBooking } from '../../src/hooks/useDeleteBooking';
import { useUpdateBooking } from '../../src/hooks/useUpdateBooking';
import { bookingInput, createSandboxClient } from '../api/cal/sandboxClient';
import { TUESDAY_NINE, TUESDAY_TEN } from '../sandbox/calClient';

function setUp() {
  // The client in a page has no key: this one does what Cal.com allows without one.
  const { client, sent, cal } = createSandboxClient({ apiKey: undefined });
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={queryClient}>
      <CalBookingProvider client={client}>{children}</CalBookingProvider>
    </QueryClientProvider>
  );
  return { client, sent, cal, queryClient, wrapper };
}

/** Holds back the answer of one method until `go`, which can make it fail. */
function hold<K extends 'updateBooking' | 'deleteBooking'>(client: CalClient, method: K) {
  let go!: (error?: Error) => void;
  const released = new Promise<void>((resolve, reject) => {
    go = (error) => (error ? reject(error) : resolve());
  });
  const original = client[method] as (...args: unknown[]) => Promise<unknown>;
  vi.spyOn(client, method).mockImplementation((async (...args: unknown[]) => {
    await released;
    return original(...args);
  }) as never);
  return { go };
}

/** From now on nothing is read: the hooks show what the mutation left in the cache. */
function stopReading(client: CalClient): void {
  vi.spyOn(client, 'getBooking').mockReturnValue(new Promise(() => {}));
  vi.spyOn(client, 'getCurrentBooking').mockReturnValue(new Promise(() => {}));
}

afterEach(() => {
  onlineManager.setOnline(true);
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('useBooking', () => {
  it('reads a booking with one request, although a hundred components use it', async () => {
    const { client, sent, wrapper } = setUp();
    const { uid } = await client.createBooking(bookingInput());
    sent.length = 0;
    const { result } = renderHook(
      () => Array.from({ length: 100 }, () => useBooking(uid)).map(({ data }) => data?.uid),
      { wrapper },
    );
    await waitFor(() => expect(result.current).toEqual(Array(100).fill(uid)));
    expect(sent).toHaveLength(1);
  });

  it('follows reschedules if followReschedules is set', async () => {
    const { client, wrapper } = setUp();
    const old = await client.createBooking(bookingInput());
    const moved = await client.updateBooking(old.uid, { start: TUESDAY_TEN });
    const { result } = renderHook(
      () => ({
        made: useBooking(old.uid).data,
        current: useBooking(old.uid, { followReschedules: true }).data,
      }),
      { wrapper },
    );
    await waitFor(() => expect(result.current.current?.uid).toBe(moved.uid));
    await waitFor(() => expect(result.current.made?.status).toBe('cancelled'));
  });

  it('follows a seat to its new booking, which it shares with others', async () => {
    const { client, wrapper } = setUp();
    await client.createBooking(bookingInput('intake-seats', TUESDAY_TEN));
    const { uid, seatUid } = await client.createBooking(bookingInput('intake-seats'));
    await client.createBooking(bookingInput('intake-seats'));
    const moved = await client.updateBooking(uid, { start: TUESDAY_TEN, seatUid });
    const { result } = renderHook(
      () => ({
        seat: useBooking(uid, { followReschedules: true, seatUid }).data,
        booking: useBooking(uid, { followReschedules: true }).data,
      }),
      { wrapper },
    );
    await waitFor(() => expect(result.current.seat).toMatchObject({ uid: moved.uid, seatUid }));
    await waitFor(() => expect(result.current.booking?.uid).toBe(uid));
  });

  it('shows the reschedule of one seat, and leaves other seats as they are', async () => {
    const { client, wrapper } = setUp();
    const mine = await client.createBooking(bookingInput('intake-seats'));
    const theirs = await client.createBooking(bookingInput('intake-seats'));
    const { uid, seatUid } = mine;
    const { result } = renderHook(
      () => ({
        mine: useBooking(uid, { followReschedules: true, seatUid }).data,
        theirs: useBooking(uid, { followReschedules: true, seatUid: theirs.seatUid }).data,
        move: useUpdateBooking(),
      }),
      { wrapper },
    );
    await waitFor(() => expect(result.current.theirs).toBeDefined());
    await waitFor(() => expect(result.current.mine).toBeDefined());
    const { go } = hold(client, 'updateBooking');
    stopReading(client);
    const stay = { uid, status: 'accepted', start: TUESDAY_NINE };
    act(() => result.current.move.mutate({ bookingUid: uid, seatUid, start: TUESDAY_TEN }));
    await waitFor(() => expect(client.updateBooking).toHaveBeenCalled());
    expect(result.current.theirs).toMatchObject(stay);
    await act(async () => go());
    await waitFor(() => expect(result.current.mine?.start).toBe(TUESDAY_TEN));
    expect(result.current.mine?.status).toBe('accepted');
    expect(result.current.theirs).toMatchObject(stay);
  });

  it('reads nothing without a uid, and reports an error without retries', async () => {
    const { sent, wrapper } = setUp();
    const { result, rerender } = renderHook(({ uid }: { uid?: string }) => useBooking(uid), {
      wrapper,
      initialProps: {},
    });
    expect(result.current.fetchStatus).toBe('idle');
    expect(sent).toEqual([]);
    rerender({ uid: 'nope' });
    await waitFor(() => expect(result.current.error).toMatchObject({ code: 'not_found' }));
    expect(sent).toHaveLength(1);
  });

  it('polls while the booking waits for confirmation, and stops when it is confirmed', async () => {
    const { client, cal, sent, wrapper } = setUp();
    const { uid } = await client.createBooking(bookingInput('intake-confirm'));
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { result } = renderHook(() => useBooking(uid, { refetchWhilePending: 5000 }), {
      wrapper,
    });
    await waitFor(() => expect(result.current.data?.status).toBe('pending'));
    Object.assign(cal.find(uid) ?? {}, { status: 'ACCEPTED' });
    await act(() => vi.advanceTimersByTimeAsync(5000));
    await waitFor(() => expect(result.current.data?.status).toBe('accepted'));
    const asked = sent.length;
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(sent).toHaveLength(asked);
  });

  it('never shows one tenant’s booking to another', async () => {
    const north = createSandboxClient({ apiKey: undefined, account: 'north' });
    const south = createSandboxClient({ apiKey: undefined, account: 'south' });
    expect(bookingKeys.booking(north.client, 'u')).not.toEqual(
      bookingKeys.booking(south.client, 'u'),
    );
    const { uid } = await north.client.createBooking(bookingInput());
    const queryClient = new QueryClient();
    await queryClient.fetchQuery(bookingQueryOptions({ client: north.client, bookingUid: uid }));
    const { result } = renderHook(() => useBooking(uid, { client: south.client, queryClient }));
    expect(result.current.data).toBeUndefined();
    await waitFor(() => expect(result.current.error).toMatchObject({ code: 'not_found' }));
  });
});

describe('useUpdateBooking', () => {
  it('shows the new time at once, and the new booking in place of the old one', async () => {
    const { client, wrapper } = setUp();
    const old = await client.createBooking(bookingInput());
    const { result } = renderHook(
      () => ({
        made: useBooking(old.uid),
        current: useBooking(old.uid, { followReschedules: true }),
        update: useUpdateBooking(),
      }),
      { wrapper },
    );
    await waitFor(() => expect(result.current.current.data?.start).toBe(TUESDAY_NINE));
    stopReading(client);
    const { go } = hold(client, 'updateBooking');
    act(() => result.current.update.mutate({ bookingUid: old.uid, start: TUESDAY_TEN }));
    await waitFor(() =>
      expect(result.current.current.data).toMatchObject({
        start: TUESDAY_TEN,
        end: '2027-01-05T09:30:00.000Z',
      }),
    );
    await act(async () => go());
    await waitFor(() => expect(result.current.update.isSuccess).toBe(true));
    const newUid = result.current.update.data?.uid;
    expect(newUid).not.toBe(old.uid);
    expect(result.current.current.data?.uid).toBe(newUid);
    await waitFor(() =>
      expect(result.current.made.data).toMatchObject({
        status: 'cancelled',
        rescheduledToUid: newUid,
      }),
    );
  });

  it('leads from every earlier booking to the newest one, without another request', async () => {
    const { client, wrapper } = setUp();
    const first = await client.createBooking(bookingInput());
    const second = await client.updateBooking(first.uid, { start: TUESDAY_TEN });
    const { result } = renderHook(
      () => ({
        current: useBooking(first.uid, { followReschedules: true }),
        update: useUpdateBooking(),
      }),
      { wrapper },
    );
    await waitFor(() => expect(result.current.current.data?.uid).toBe(second.uid));
    stopReading(client);
    const start = '2027-01-05T10:00:00.000Z';
    act(() => result.current.update.mutate({ bookingUid: second.uid, start }));
    await waitFor(() => expect(result.current.update.isSuccess).toBe(true));
    const third = result.current.update.data?.uid;
    expect(result.current.current.data?.uid).toBe(third);
    const { result: later } = renderHook(
      () => useBooking(second.uid, { followReschedules: true }),
      { wrapper },
    );
    expect(later.current.data?.uid).toBe(third);
  });

  it('shows the old time again if Cal.com refuses', async () => {
    const { client, wrapper } = setUp();
    await client.createBooking(bookingInput('intake', TUESDAY_TEN));
    const { uid } = await client.createBooking(bookingInput());
    const { result } = renderHook(
      () => ({ booking: useBooking(uid), update: useUpdateBooking() }),
      {
        wrapper,
      },
    );
    await waitFor(() => expect(result.current.booking.isSuccess).toBe(true));
    stopReading(client);
    const { go } = hold(client, 'updateBooking');
    act(() => result.current.update.mutate({ bookingUid: uid, start: TUESDAY_TEN }));
    await waitFor(() => expect(result.current.booking.data?.start).toBe(TUESDAY_TEN));
    await act(async () => go());
    await waitFor(() => expect(result.current.update.error).toMatchObject({ code: 'slot_taken' }));
    expect(result.current.booking.data).toMatchObject({ start: TUESDAY_NINE, status: 'accepted' });
  });

  it('shows the new booking although the update failed half-way', async () => {
    const { client, wrapper } = setUp();
    const old = await client.createBooking(bookingInput('intake-confirm'));
    const { result } = renderHook(
      () => ({
        current: useBooking(old.uid, { followReschedules: true }),
        update: useUpdateBooking(),
      }),
      { wrapper },
    );
    await waitFor(() => expect(result.current.current.isSuccess).toBe(true));
    stopReading(client);
    act(() =>
      result.current.update.mutate({ bookingUid: old.uid, start: TUESDAY_TEN, status: 'ACCEPTED' }),
    );
    await waitFor(() => expect(result.current.update.error?.code).toBe('partly_updated'));
    const newUid = result.current.update.error?.progress?.booking.uid;
    expect(newUid).not.toBe(old.uid);
    expect(result.current.current.data).toMatchObject({ uid: newUid, status: 'pending' });
  });
});

describe('useDeleteBooking', () => {
  it('shows the booking as cancelled at once, and restores it if the request fails', async () => {
    const { client, wrapper } = setUp();
    const { uid } = await client.createBooking(bookingInput());
    const { result } = renderHook(
      () => ({ booking: useBooking(uid), remove: useDeleteBooking() }),
      {
        wrapper,
      },
    );
    await waitFor(() => expect(result.current.booking.isSuccess).toBe(true));
    stopReading(client);
    const { go } = hold(client, 'deleteBooking');
    act(() => result.current.remove.mutate({ bookingUid: uid }));
    await waitFor(() => expect(result.current.booking.data?.status).toBe('cancelled'));
    await act(async () => go(new Error('lost')));
    await waitFor(() => expect(result.current.remove.isError).toBe(true));
    expect(result.current.booking.data?.status).toBe('accepted');

    vi.mocked(client.deleteBooking).mockRestore();
    act(() => result.current.remove.mutate({ bookingUid: uid, cancellationReason: 'Ill' }));
    await waitFor(() => expect(result.current.remove.isSuccess).toBe(true));
    expect(result.current.booking.data).toMatchObject({
      status: 'cancelled',
      cancellationReason: 'Ill',
    });
  });

  it('fails at once while offline, so nothing is cancelled unexpectedly later', async () => {
    const { client, wrapper } = setUp();
    vi.spyOn(client, 'deleteBooking').mockRejectedValue(new Error('offline'));
    onlineManager.setOnline(false);
    const { result } = renderHook(() => useDeleteBooking(), { wrapper });
    act(() => result.current.mutate({ bookingUid: 'u1' }));
    await waitFor(() => expect(result.current.isError).toBe(true));
  });
});

describe('useCreateBooking', () => {
  it('creates a booking that useBooking shows without another request', async () => {
    const { sent, wrapper } = setUp();
    const { result } = renderHook(() => useCreateBooking(), { wrapper });
    act(() => result.current.mutate(bookingInput()));
    await waitFor(() => expect(result.current.data?.status).toBe('accepted'));
    const { result: booking } = renderHook(() => useBooking(result.current.data?.uid), { wrapper });
    expect(booking.current.data?.uid).toBe(result.current.data?.uid);
    expect(sent).toHaveLength(1);
  });
});

describe('the app’s mutation options', () => {
  it('are called after the cache was changed, with the result of the app’s onMutate', async () => {
    const { client, queryClient, wrapper } = setUp();
    const { uid } = await client.createBooking(bookingInput());
    const shown = () => queryClient.getQueryData<Booking>(bookingKeys.booking(client, uid))?.status;
    const calls: unknown[] = [];
    const { result } = renderHook(
      () => ({
        booking: useBooking(uid),
        remove: useDeleteBooking({
          meta: { from: 'test' },
          mutationKey: ['cancel'],
          onMutate: () => {
            calls.push(['mutate', shown()]);
            return { mine: 1 };
          },
          onSuccess: (deleted, _variables, mine) =>
            void calls.push([deleted.uid, mine.mine, shown()]),
          onError: (error, _variables, mine) => void calls.push([error.message, mine, shown()]),
          onSettled: () => void calls.push('settled'),
        }),
      }),
      { wrapper },
    );
    await waitFor(() => expect(result.current.booking.isSuccess).toBe(true));
    stopReading(client);
    vi.spyOn(client, 'deleteBooking').mockRejectedValueOnce(new Error('lost'));
    act(() => result.current.remove.mutate({ bookingUid: uid }));
    await waitFor(() => expect(result.current.remove.isError).toBe(true));
    expect(result.current.remove.context).toEqual({ mine: 1 });
    act(() => result.current.remove.mutate({ bookingUid: uid }));
    await waitFor(() => expect(result.current.remove.isSuccess).toBe(true));
    expect(calls).toEqual([
      ['mutate', 'cancelled'],
      ['lost', { mine: 1 }, 'accepted'],
      'settled',
      ['mutate', 'cancelled'],
      [uid, 1, 'cancelled'],
      'settled',
    ]);
    const [mutation] = queryClient.getMutationCache().findAll({ mutationKey: ['cancel'] });
    expect(mutation?.meta).toEqual({ from: 'test' });
  });

  it('don’t make the library repeat a write, even if the QueryClient has retry set', async () => {
    const { client, wrapper, queryClient } = setUp();
    queryClient.setDefaultOptions({ mutations: { retry: 3, retryDelay: 0 } });
    const create = vi.spyOn(client, 'createBooking').mockRejectedValue(new Error('lost'));
    const { result } = renderHook(() => useCreateBooking(), { wrapper });
    act(() => result.current.mutate(bookingInput()));
    await waitFor(() => expect(result.current.isError).toBe(true));
    expect(create).toHaveBeenCalledTimes(1);
  });

  it('change nothing if onMutate fails', async () => {
    const { client, wrapper } = setUp();
    const { uid } = await client.createBooking(bookingInput());
    const remove = vi.spyOn(client, 'deleteBooking');
    const { result } = renderHook(
      () => ({
        booking: useBooking(uid),
        remove: useDeleteBooking({ onMutate: () => Promise.reject(new Error('not now')) }),
      }),
      { wrapper },
    );
    await waitFor(() => expect(result.current.booking.isSuccess).toBe(true));
    stopReading(client);
    act(() => result.current.remove.mutate({ bookingUid: uid }));
    await waitFor(() => expect(result.current.remove.isError).toBe(true));
    expect(remove).not.toHaveBeenCalled();
    expect(result.current.booking.data?.status).toBe('accepted');
  });
});

describe('without a provider', () => {
  it('a hook without a client says how to pass one', () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(() => renderHook(() => useBooking('u1'))).toThrow(/createCalClient/);
  });

  it('all hooks of a page share a booking, and read it again when the patient comes back', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { client, sent } = createSandboxClient({ apiKey: undefined });
    const { uid } = await client.createBooking(bookingInput());
    sent.length = 0;
    const first = renderHook(() => useBooking(uid, { client }));
    await waitFor(() => expect(first.result.current.data?.uid).toBe(uid));
    const second = renderHook(() => useBooking(uid, { client, staleTime: Infinity }));
    expect(second.result.current.data?.uid).toBe(uid);
    expect(sent).toHaveLength(1);
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    await waitFor(() => expect(sent).toHaveLength(2));
  });

  it('a hook can get its client from its options or from the provider', async () => {
    const { client } = setUp();
    const { uid } = await client.createBooking(bookingInput());
    const queryClient = new QueryClient();
    const passed = renderHook(() => useBooking(uid, { client, queryClient }));
    await waitFor(() => expect(passed.result.current.data?.uid).toBe(uid));
    const provided = renderHook(() => useBooking(uid), {
      wrapper: ({ children }) => (
        <CalBookingProvider client={client} queryClient={queryClient}>
          {children}
        </CalBookingProvider>
      ),
    });
    expect(provided.result.current.data?.uid).toBe(uid);
  });

  it('the query options work in TanStack Query’s own hooks, with inferred types', async () => {
    const { client } = setUp();
    const { uid } = await client.createBooking(bookingInput());
    const queryClient = new QueryClient();
    const { result } = renderHook(() =>
      useQuery(
        {
          ...bookingQueryOptions({ client, bookingUid: uid }),
          select: (booking) => booking.durationMinutes,
        },
        queryClient,
      ),
    );
    await waitFor(() => expect(result.current.data).toBe(30));
    const minutes: number | undefined = result.current.data;
    expect(minutes).toBe(30);
  });
});
