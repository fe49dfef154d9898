import { act, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { BookAppointmentActivity } from '../../src/index';
import {
  activityRecordFixture,
  emitBooking,
  installFakeCal,
  type FakeCal,
} from '../../src/testing';

let activityId = '';
let cal: FakeCal;
beforeEach(() => {
  activityId = `activity-${Math.random()}`;
  localStorage.clear();
  cal = installFakeCal({ act });
});
afterEach(() => cal.uninstall());

const kept = () => localStorage.getItem(`awell-cal-booking:${activityId}`);

it('a booking that is still being verified isn’t submitted for the next activity', async () => {
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  vi.stubGlobal('fetch', async (url: string) => {
    await answered;
    return Response.json({
      data: {
        uid: new URL(url).pathname.split('/').at(-1),
        start: '2027-01-05T09:00:00.000Z',
        metadata: { awellActivityId: activityId },
      },
    });
  });
  onTestFinished(() => void vi.unstubAllGlobals());

  const submitted: string[] = [];
  const show = (shownId: string) => (
    <BookAppointmentActivity
      activityDetails={activityRecordFixture({ activityId: shownId })}
      onSubmit={({ bookingId }) => void submitted.push(`${shownId} ${bookingId}`)}
      verifyBooking
    />
  );
  const { container, rerender } = render(show(activityId));
  const { id, uid } = await emitBooking();
  rerender(show(`${activityId}-next`));
  answer();
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
  expect(submitted).toEqual([]);
  expect(container.firstChild).toHaveAttribute('data-status', 'ready');
  expect(kept()).toContain(uid);

  rerender(show(activityId));
  expect(screen.getByRole('heading', { name: 'Your appointment is booked' })).toBeVisible();
  await waitFor(() => expect(submitted).toEqual([`${activityId} ${id}`]));
});

it('onSubmit is called once, even if each render passes a new storage object', async () => {
  const onSubmit = vi.fn();
  function Host() {
    const [errors, setErrors] = useState<string[]>([]);
    return (
      <>
        <output>{errors.join()}</output>
        <BookAppointmentActivity
          activityDetails={activityRecordFixture({ activityId })}
          storage={{
            getItem: (key) => localStorage.getItem(key),
            setItem: (key, value) => localStorage.setItem(key, value),
            removeItem: (key) => localStorage.removeItem(key),
          }}
          onSubmit={onSubmit}
          onError={({ code }) => setErrors((before) => [...before, code])}
        />
      </>
    );
  }
  const { container, rerender } = render(<Host />);
  await emitBooking();
  rerender(<Host />);
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
  expect(container.querySelector('output')).toBeEmptyDOMElement();
  expect(onSubmit).toHaveBeenCalledOnce();
});
