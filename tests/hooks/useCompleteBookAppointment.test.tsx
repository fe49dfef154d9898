import { act, renderHook, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import {
  readBookingRedirect,
  useCompleteBookAppointment,
  type BookedAppointment,
  type BookingError,
  type CompleteActivity,
  type UnverifiedBooking,
} from '../../src/index';
import { booked } from '../completion/patient';

// Each test has its own activity, because a completion outlives the component that shows it.
let activityId = '';
beforeEach(() => {
  activityId = `activity-${Math.random()}`;
  localStorage.clear();
});

const completing = (implementation: CompleteActivity = async () => undefined) =>
  vi.fn<CompleteActivity>(implementation);

describe('useCompleteBookAppointment', () => {
  it('is idle without a booking, and completes the activity when it gets one', async () => {
    const completeActivity = completing();
    const { result, rerender } = renderHook(
      (props: { booking?: ReturnType<typeof booked> }) =>
        useCompleteBookAppointment({ activityId, completeActivity, ...props }),
      { initialProps: {}, wrapper: StrictMode },
    );
    expect(result.current).toMatchObject({ status: 'idle', booking: undefined, others: [] });
    rerender({ booking: booked() });
    await waitFor(() => expect(result.current.status).toBe('completed'));
    rerender({ booking: booked() });
    expect(completeActivity).toHaveBeenCalledOnce();
    expect(completeActivity.mock.calls[0]?.[0]).toMatchObject({
      activityId,
      dataPoints: [{ key: 'bookingId', value: '4242' }],
    });
  });

  it('returns the error of a failed attempt, and can be retried by hand', async () => {
    let isDown = true;
    const completeActivity = completing(async () => {
      if (isDown) throw new Error('down');
    });
    const booking = booked();
    const { result } = renderHook(() =>
      useCompleteBookAppointment({ activityId, completeActivity, booking }),
    );
    await waitFor(() => expect(result.current.error?.code).toBe('completion_failed'));
    expect(result.current.status).toBe('completing');
    isDown = false;
    act(() => result.current.retry());
    await waitFor(() => expect(result.current.status).toBe('completed'));
    expect(result.current.error).toBeUndefined();
  });

  it('reports once that the clinic declined, even if each render passes a new booking object', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    onTestFinished(() => {
      vi.useRealTimers();
      vi.unstubAllGlobals();
    });
    const fetch = vi.fn(async () =>
      Response.json({
        data: { uid: 'abc', start: '2027-01-05T09:00:00.000Z', status: 'rejected' },
      }),
    );
    vi.stubGlobal('fetch', fetch);
    const onError = vi.fn<(error: BookingError) => void>();
    const { result, rerender } = renderHook(
      ({ uid }) =>
        useCompleteBookAppointment({
          activityId,
          completeActivity: completing(),
          completeWhen: 'confirmed',
          calApiUrl: 'https://api.cal.com/v2',
          booking: booked({ uid, status: 'pending' }),
          onError,
        }),
      { initialProps: { uid: 'abc' } },
    );
    expect(result.current.status).toBe('awaiting');
    await act(() => vi.advanceTimersByTimeAsync(10_000));
    rerender({ uid: 'abc' });
    await act(() => vi.advanceTimersByTimeAsync(60_000));
    expect(result.current).toMatchObject({ status: 'failed', error: { code: 'booking_rejected' } });
    expect(onError.mock.calls.map(([{ code }]) => code)).toEqual(['booking_rejected']);
    expect(fetch).toHaveBeenCalledOnce();
    rerender({ uid: 'def' });
    expect(result.current).toMatchObject({ status: 'awaiting', error: undefined });
    expect(onError).toHaveBeenCalledOnce();
  });

  it('uses the newest completeActivity', async () => {
    const old = completing(() => Promise.reject(new Error('down')));
    const fresh = completing();
    const booking = booked();
    const { result, rerender } = renderHook(
      ({ completeActivity }) =>
        useCompleteBookAppointment({ activityId, completeActivity, booking }),
      { initialProps: { completeActivity: old } },
    );
    await waitFor(() => expect(result.current.error).toBeDefined());
    rerender({ completeActivity: fresh });
    const before = old.mock.calls.length;
    act(() => result.current.retry());
    await waitFor(() => expect(result.current.status).toBe('completed'));
    expect(old).toHaveBeenCalledTimes(before);
    expect(fresh).toHaveBeenCalledOnce();
  });

  it('continues after unmount, and has the result when it is mounted again', async () => {
    let settle: (() => void) | undefined;
    const completeActivity = completing(
      () =>
        new Promise<void>((resolve) => {
          settle = resolve;
        }),
    );
    const booking = booked();
    const useBooked = () => useCompleteBookAppointment({ activityId, completeActivity, booking });
    const first = renderHook(useBooked);
    await waitFor(() => expect(completeActivity).toHaveBeenCalledOnce());
    first.unmount();
    await act(async () => settle?.());
    const second = renderHook(useBooked);
    expect(second.result.current.status).toBe('completed');
    expect(completeActivity).toHaveBeenCalledOnce();
  });

  it('has a separate completion for each activity', async () => {
    const completeActivity = completing();
    const booking = booked();
    const { result, rerender } = renderHook(
      ({ id, made }: { id: string; made?: typeof booking | undefined }) =>
        useCompleteBookAppointment({ activityId: id, completeActivity, booking: made }),
      { initialProps: { id: activityId, made: booking } as { id: string; made?: typeof booking } },
    );
    await waitFor(() => expect(result.current.status).toBe('completed'));
    rerender({ id: `${activityId}-next` });
    expect(result.current.status).toBe('idle');
  });

  it('doesn’t resume a declined booking, even if each render passes a new storage object', async () => {
    const completeActivity = completing();
    const booking = booked({ status: 'pending' });
    vi.stubGlobal('fetch', async () =>
      Response.json({
        data: { uid: 'abc', start: '2027-01-05T09:00:00.000Z', status: 'rejected' },
      }),
    );
    onTestFinished(() => void vi.unstubAllGlobals());
    const { result, rerender } = renderHook(() =>
      useCompleteBookAppointment({
        activityId,
        completeActivity,
        booking,
        completeWhen: 'confirmed',
        calApiUrl: 'https://api.clinic.example/v2',
        storage: {
          getItem: (key) => localStorage.getItem(key),
          setItem: (key, value) => localStorage.setItem(key, value),
          removeItem: (key) => localStorage.removeItem(key),
        },
      }),
    );
    expect(result.current.status).toBe('awaiting');
    act(() => void window.dispatchEvent(new Event('online')));
    await waitFor(() => expect(result.current.status).not.toBe('awaiting'));
    rerender();
    expect(result.current).toMatchObject({ status: 'failed', error: { code: 'booking_rejected' } });
  });
});

describe('a booking that is over', () => {
  it.each(['cancelled', 'rejected'])('%s, completes nothing', async (status) => {
    const completeActivity = completing();
    const onError = vi.fn<(error: BookingError) => void>();
    const booking = booked({ status });
    const { result, unmount } = renderHook(() =>
      useCompleteBookAppointment({ activityId, completeActivity, booking, onError }),
    );
    const error = { code: `booking_${status}` };
    expect(result.current).toMatchObject({ status: 'failed', booking: undefined, error });
    expect(onError).toHaveBeenCalledOnce();
    unmount();
    expect(completeActivity).not.toHaveBeenCalled();
  });

  it('after the activity is completed, is shown as cancelled, without an error', async () => {
    const completeActivity = completing();
    const { result, rerender } = renderHook(
      (booking) => useCompleteBookAppointment({ activityId, completeActivity, booking }),
      { initialProps: booked() },
    );
    await waitFor(() => expect(result.current.status).toBe('completed'));
    rerender(booked({ status: 'cancelled' }));
    expect(result.current).toMatchObject({
      status: 'completed',
      booking: { status: 'cancelled' },
      error: undefined,
    });
    expect(completeActivity).toHaveBeenCalledOnce();
  });
});

describe('a booking from an app without types', () => {
  it.each([
    ['no uid', undefined],
    ['an empty uid', ''],
    ['a number as uid', 4242],
    ['an object as uid', {}],
  ])('with %s is refused by name, and nothing is sent or stored', async (_, uid) => {
    const completeActivity = completing();
    const onError = vi.fn<(error: BookingError) => void>();
    const booking = booked({ uid: uid as string });
    const { result, rerender } = renderHook(
      (props) => useCompleteBookAppointment({ activityId, completeActivity, onError, ...props }),
      { initialProps: { booking } },
    );
    const error = { code: 'invalid_input', field: 'booking' };
    expect(result.current).toMatchObject({ status: 'failed', error });
    expect(onError).toHaveBeenCalledOnce();
    expect(localStorage).toHaveLength(0);
    rerender({ booking: booked() });
    await waitFor(() => expect(result.current.status).toBe('completed'));
    expect(completeActivity).toHaveBeenCalledOnce();
  });

  it.each([Number.NaN, 7n, 'x', -1, null])(
    'with the number %s completes with the uid',
    async (id) => {
      const completeActivity = completing();
      const booking = booked({ id: id as number });
      const { result } = renderHook(() =>
        useCompleteBookAppointment({ activityId, completeActivity, booking }),
      );
      await waitFor(() => expect(result.current.status).toBe('completed'));
      expect(completeActivity.mock.calls[0]?.[0].dataPoints).toEqual([
        { key: 'bookingId', value: 'abc' },
      ]);
    },
  );

  it('is the same booking whether its missing facts are null or left out', async () => {
    const completeActivity = completing();
    const missing = { seatUid: null, occurrences: null } as object;
    const { result, rerender } = renderHook(
      (booking) => useCompleteBookAppointment({ activityId, completeActivity, booking }),
      { initialProps: { ...booked(), ...missing } },
    );
    await waitFor(() => expect(result.current.status).toBe('completed'));
    rerender(booked());
    expect(result.current).toMatchObject({ status: 'completed', others: [] });
    expect(completeActivity).toHaveBeenCalledOnce();
  });
});

describe('a booking from a return URL', () => {
  const redirectTo = (id: string) =>
    readBookingRedirect(
      `https://clinic.example/?uid=abc&title=Surgery&seatReferenceUid=seat-1&metadata[awellActivityId]=${id}`,
    ).booking;
  const verifiedFor = (id: string) => booked({ isVerified: true, activityId: id });

  // The types refuse it too, but an app in JavaScript has no types.
  const trusted = (booking: UnverifiedBooking) => booking as unknown as BookedAppointment;

  it('is refused, not completed and not stored, and the error says what to do', async () => {
    const completeActivity = completing();
    const onError = vi.fn<(error: BookingError) => void>();
    const claimed = redirectTo(activityId);
    const { result, rerender, unmount } = renderHook(() =>
      useCompleteBookAppointment({
        activityId,
        completeActivity,
        onError,
        // A new object in each render, as apps often pass it.
        booking: trusted({ ...claimed, title: 'Your visit' }),
      }),
    );
    rerender();
    expect(result.current).toMatchObject({
      status: 'failed',
      booking: undefined,
      error: { code: 'booking_unverified', recoverable: false },
    });
    expect(result.current.error?.message).toContain('verifyBookingRedirect(');
    expect(onError).toHaveBeenCalledOnce();
    act(() => result.current.retry());
    unmount();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(completeActivity).not.toHaveBeenCalled();
    expect(localStorage).toHaveLength(0);
  });

  it('completes the activity when it is verified', async () => {
    const completeActivity = completing();
    const { result, rerender } = renderHook(
      ({ booking }: { booking: BookedAppointment }) =>
        useCompleteBookAppointment({ activityId, completeActivity, booking }),
      { initialProps: { booking: trusted(redirectTo(activityId)) } },
    );
    expect(result.current.status).toBe('failed');
    rerender({ booking: verifiedFor(activityId) });
    await waitFor(() => expect(result.current.status).toBe('completed'));
    expect(result.current.error).toBeUndefined();
    expect(completeActivity).toHaveBeenCalledOnce();
  });

  it('is refused if it was verified for another activity', () => {
    const completeActivity = completing();
    const booking = verifiedFor('another');
    const { result } = renderHook(() =>
      useCompleteBookAppointment({ activityId, completeActivity, booking }),
    );
    expect(result.current).toMatchObject({ status: 'failed', error: { code: 'booking_mismatch' } });
    expect(completeActivity).not.toHaveBeenCalled();
    expect(localStorage).toHaveLength(0);
  });

  it('is read from Cal.com first with verifyBooking, and the URL’s text isn’t submitted', async () => {
    const fetch = vi.fn(async () =>
      Response.json({
        data: {
          uid: 'abc',
          start: '2027-01-05T09:00:00.000Z',
          status: 'accepted',
          attendees: [{ seatUid: 'seat-1', metadata: { awellActivityId: activityId } }],
        },
      }),
    );
    vi.stubGlobal('fetch', fetch);
    onTestFinished(() => void vi.unstubAllGlobals());
    const completeActivity = completing();
    const booking = redirectTo(activityId);
    const { result } = renderHook(() =>
      useCompleteBookAppointment({
        activityId,
        completeActivity,
        booking,
        verifyBooking: true,
        calApiUrl: 'https://api.clinic.example/v2',
        dataPoints: ({ uid, title = 'none' }) => [{ key: 'visit', value: `${uid} ${title}` }],
      }),
    );
    await waitFor(() => expect(result.current.status).toBe('completed'));
    expect(fetch).toHaveBeenCalledOnce();
    expect(completeActivity.mock.calls[0]?.[0]).toMatchObject({
      dataPoints: [{ key: 'visit', value: 'abc none' }],
    });
  });

  it('is completed without verification with completeUnverified', async () => {
    const completeActivity = completing();
    const booking = redirectTo(activityId);
    const { result } = renderHook(() =>
      useCompleteBookAppointment({
        activityId,
        completeActivity,
        booking,
        completeUnverified: true,
      }),
    );
    await waitFor(() => expect(result.current.status).toBe('completed'));
    expect(completeActivity.mock.calls[0]?.[0].dataPoints).toEqual([
      { key: 'bookingId', value: 'abc' },
    ]);
  });

  it('is already completed when the page is opened again, and has the details that storage doesn’t have', async () => {
    const booking = { ...verifiedFor(activityId), uid: 'xyz' };
    localStorage.setItem(
      `awell-cal-booking:${activityId}`,
      JSON.stringify({
        activityId,
        bookingUid: 'xyz',
        at: Date.now(),
        isVerified: true,
        outcome: 'completed',
      }),
    );
    const completeActivity = completing();
    const { result } = renderHook(() =>
      useCompleteBookAppointment({ activityId, completeActivity, booking }),
    );
    expect(result.current.status).toBe('completed');
    expect(result.current.booking?.title).toBe(booking.title);
    expect(completeActivity).not.toHaveBeenCalled();
  });
});
