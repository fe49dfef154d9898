import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BookAppointment, type BookAppointmentProps } from '../../src/index';
import { emitBooking, installFakeCal, type FakeCal } from '../../src/testing';

/** How many times loading the panel fails. */
const lost = vi.hoisted(() => ({ times: 0 }));
vi.mock('../../src/components/useOnDemand', async (original) => {
  const { useOnDemand } = await original<typeof import('../../src/components/useOnDemand')>();
  const rejecting = (load: () => Promise<object>) => async () => {
    if (lost.times === 0) return load();
    lost.times -= 1;
    throw new Error('The connection was lost.');
  };
  const loads = new Map<() => Promise<object>, () => Promise<object>>();
  return {
    useOnDemand: (load: () => Promise<object>, isWanted: boolean) => {
      if (!loads.has(load)) loads.set(load, rejecting(load));
      return useOnDemand(loads.get(load)!, isWanted);
    },
  };
});

let cal: FakeCal;
beforeEach(() => {
  lost.times = 0;
  cal = installFakeCal({ act });
});
afterEach(() => cal.uninstall());

let activities = 0;
const mount = (props: Partial<BookAppointmentProps> = {}) => {
  activities += 1;
  return render(
    <BookAppointment
      calLink="clinic/intake"
      calOrigin="https://booking.clinic.example"
      activityId={`activity-panel-${activities}`}
      completeActivity={async () => undefined}
      locale="en-GB"
      {...props}
    />,
  );
};

const end = new Date(Date.now() + 7_200_000).toISOString();
const start = new Date(Date.now() + 3_600_000).toISOString();
const link = (name: string) => screen.queryByRole('link', { name });

it('if the panel’s code can’t be loaded, links to Cal.com’s pages are shown until it is loaded', async () => {
  lost.times = 2;
  const onError = vi.fn();
  mount({ onError });
  const { uid } = await emitBooking({ start, end });
  expect(await screen.findByRole('link', { name: 'Change the time' })).toHaveAttribute(
    'href',
    `https://booking.clinic.example/reschedule/${uid}`,
  );
  expect(link('Cancel the appointment')).toHaveAttribute('href', expect.stringContaining(uid));
  expect(screen.queryByRole('time')).toBeNull();
  expect(await screen.findByRole('time')).toHaveAttribute('datetime', start);
  expect(lost.times).toBe(0);
  expect(onError).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ code: 'chunk_failed' }),
  );
  expect(screen.getByRole('button', { name: 'Change the time' })).toBeInTheDocument();
});

it.each(['not an address', 'api.clinic.example', '/v2'])(
  'an invalid calApiUrl is reported by name before the patient books: %s',
  (calApiUrl) => {
    const onError = vi.fn();
    mount({ calApiUrl, onError });
    expect(onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 'invalid_input', field: 'calApiUrl' }),
    );
  },
);

it('a new booking isn’t shown as past if the device’s clock is ahead', async () => {
  mount();
  const hour = (ahead: number) =>
    new Date(Date.now() - (30 * 24 - ahead) * 3_600_000).toISOString();
  await emitBooking({ start: hour(0), end: hour(1) });
  expect(await screen.findByText('Your clinic has received your booking.')).toBeVisible();
  expect(await screen.findByRole('button', { name: 'Add to calendar' })).toBeVisible();
  expect(screen.queryByText('This appointment is in the past')).toBeNull();
});
