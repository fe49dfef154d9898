import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BookAppointmentActivity, type BookedAppointment } from '../../src';
import {
  activityRecordFixture,
  emitBooking,
  installFakeCal,
  type FakeCal,
} from '../../src/testing';

let cal: FakeCal;
beforeEach(() => {
  cal = installFakeCal();
});
afterEach(() => cal.uninstall());

let shown = 0;
/** An app that reads the record again while the activity is shown. */
function show(completeActivity: () => Promise<unknown>) {
  const record = activityRecordFixture({ activityId: `updated-${(shown += 1)}` });
  const onStatusChange = vi.fn<(status: string) => void>();
  const onCompleted = vi.fn<(booking: BookedAppointment) => void>();
  const at = (bookingId?: string) => (
    <BookAppointmentActivity
      activityDetails={{
        ...record,
        data_points: bookingId ? [{ label: 'bookingId', value: bookingId }] : [],
      }}
      {...{ completeActivity, onStatusChange, onCompleted }}
    />
  );
  const { rerender } = render(at());
  const update = async (bookingId: string): Promise<void> => {
    rerender(at(bookingId));
    await act(async () => undefined);
  };
  return { update, onStatusChange, onCompleted };
}

it('an activity that is completed elsewhere while it is shown offers no second appointment', async () => {
  const completeActivity = vi.fn(async () => undefined);
  const { update, onStatusChange, onCompleted } = show(completeActivity);
  await act(async () => undefined);
  await update('made-by-the-clinic');
  expect(await screen.findByRole('heading', { name: 'Your appointment is booked' })).toBeVisible();
  expect(document.querySelector('iframe')).toBeNull();
  expect(onStatusChange.mock.lastCall?.[0]).toBe('completed');
  expect(completeActivity).not.toHaveBeenCalled();
  expect(onCompleted).not.toHaveBeenCalled();
});

it('a record that shows the booking before Awell has answered costs no callback', async () => {
  let answer = (): void => undefined;
  const completeActivity = vi.fn(
    () =>
      new Promise<void>((resolve) => {
        answer = resolve;
      }),
  );
  const { update, onCompleted } = show(completeActivity);
  const booking = await emitBooking();
  await update(booking.uid);
  expect(onCompleted).not.toHaveBeenCalled();
  await act(async () => answer());
  expect(onCompleted).toHaveBeenCalledOnce();
  expect(completeActivity).toHaveBeenCalledOnce();
});
