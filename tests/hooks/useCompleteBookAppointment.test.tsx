import { act, renderHook, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useCompleteBookAppointment, type CompleteActivity } from '../../src/index';
import { booked } from '../completion/patient';

// Each test is another activity: a completion outlives the component that shows it.
let activityId = '';
beforeEach(() => {
  activityId = `activity-${Math.random()}`;
  localStorage.clear();
});

const completing = (implementation: CompleteActivity = async () => undefined) =>
  vi.fn<CompleteActivity>(implementation);

describe('useCompleteBookAppointment', () => {
  it('is idle without a booking, and completes once there is one', async () => {
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

  it('says why it failed, and tries again by hand', async () => {
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
    act(() => result.current.retry());
    await waitFor(() => expect(result.current.status).toBe('completed'));
    expect(old).toHaveBeenCalledOnce();
    expect(fresh).toHaveBeenCalledOnce();
  });

  it('goes on after unmount, and knows the result when it is mounted again', async () => {
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

  it('follows a changed activity, each with its own completion', async () => {
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
});
