import { act, render, renderHook, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  BookAppointment,
  BookingDetails,
  useBooking,
  useCreateBooking,
  useDeleteBooking,
  useUpdateBooking,
  type BookAppointmentProps,
  type BookingDetailsProps,
} from '../../src';
import { emitBooking, installFakeCal, type FakeCal } from '../../src/testing';
import { bookingInput, createSandboxClient } from '../api/cal/sandboxClient';

let cal: FakeCal;
beforeEach(() => {
  cal = installFakeCal();
});
afterEach(() => cal.uninstall());

/** Empty values that untyped apps pass. */
const NOTHING = ['', ' ', '\n', null, undefined];
const NONSENSE = [
  Number.NaN,
  Infinity,
  -1,
  0,
  7,
  'nonsense',
  '<b>',
  {},
  [],
  [null, 'x'],
  () => undefined,
  true,
  Symbol('odd'),
];

/**
 * What happens with a meaningless value, for each optional prop. `shown`: the patient sees no difference. `named`: it is
 * refused by name, because it says which server to ask or how long to wait.
 */
const PROPS: Record<
  Exclude<keyof BookAppointmentProps, 'calLink' | 'activityId' | 'completeActivity' | 'ref'>,
  'shown' | 'named'
> = {
  allowedOrigins: 'shown',
  bookingIdFrom: 'shown',
  brandColor: 'shown',
  calApiUrl: 'named',
  calOrigin: 'named',
  canCancel: 'shown',
  canReschedule: 'shown',
  careFlowId: 'shown',
  className: 'shown',
  completeWhen: 'shown',
  completionTimeout: 'named',
  dataPoints: 'shown',
  embedJsUrl: 'named',
  headingLevel: 'shown',
  hideEventTypeDetails: 'shown',
  labels: 'shown',
  layout: 'shown',
  loadTimeout: 'named',
  locale: 'shown',
  metadata: 'shown',
  onBooked: 'shown',
  onCancelled: 'shown',
  onCompleted: 'shown',
  onError: 'shown',
  onReady: 'shown',
  onRescheduled: 'shown',
  onStatusChange: 'shown',
  prefill: 'shown',
  rescheduleUid: 'named',
  storage: 'shown',
  style: 'shown',
  theme: 'shown',
  timeZone: 'shown',
  verifyBooking: 'shown',
};

let mounts = 0;
async function mount(name: string, value: unknown) {
  const onError = vi.fn();
  const given = { onError, [name]: value };
  const { unmount } = render(
    <>
      <p>The rest of the page</p>
      <BookAppointment
        calLink="clinic/intake"
        activityId={`activity-${(mounts += 1)}`}
        completeActivity={async () => undefined}
        {...(given as object)}
      />
    </>,
  );
  await act(async () => undefined);
  expect(screen.getByText('The rest of the page')).toBeInTheDocument();
  const status = document.querySelector('[data-status]')?.getAttribute('data-status');
  return { onError, status, unmount };
}

describe.each(Object.entries(PROPS))('%s', (name, outcome) => {
  it('counts as left out if it is empty', async () => {
    for (const value of NOTHING) {
      const { onError, status, unmount } = await mount(name, value);
      expect([value, status]).toEqual([value, 'ready']);
      expect(onError).not.toHaveBeenCalled();
      unmount();
    }
  });

  it(`${outcome === 'named' ? 'is refused by name' : 'still shows the booking page'} if it is meaningless`, async () => {
    // React reports values that aren't valid attributes.
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    for (const value of NONSENSE) {
      const { onError, status, unmount } = await mount(name, value);
      if (status === 'failed') {
        expect([name, outcome]).toEqual([name, 'named']);
        if (name !== 'onError') expect(onError).toHaveBeenCalledOnce();
      } else {
        expect([name, value, status]).toEqual([name, value, 'ready']);
        if (name !== 'rescheduleUid' && name !== 'dataPoints') {
          await emitBooking({ start: '2030-01-07T09:00:00Z' });
          expect(await screen.findByRole('heading', { name: /booked|appointment/i })).toBeVisible();
        }
      }
      unmount();
    }
    vi.restoreAllMocks();
  });
});

/** The same for an appointment. `bookingUid` says which one. */
const DETAILS: Record<Exclude<keyof BookingDetailsProps, 'bookingUid'>, 'shown' | 'named'> = {
  allDates: 'shown',
  allowedOrigins: 'shown',
  brandColor: 'shown',
  calLink: 'named',
  calOrigin: 'named',
  canCancel: 'shown',
  canReschedule: 'shown',
  className: 'shown',
  client: 'named',
  embedJsUrl: 'named',
  headingLevel: 'shown',
  hideEventTypeDetails: 'shown',
  labels: 'shown',
  layout: 'shown',
  loadTimeout: 'named',
  locale: 'shown',
  metadata: 'shown',
  onBookAgain: 'shown',
  onCancelled: 'shown',
  onError: 'shown',
  onRescheduled: 'shown',
  prefill: 'shown',
  queryClient: 'named',
  seatUid: 'named',
  style: 'shown',
  theme: 'shown',
  timeZone: 'shown',
};

describe.each(Object.entries(DETAILS))('%s of BookingDetails', (name, outcome) => {
  const show = async (value: unknown) => {
    const { client } = createSandboxClient({ apiKey: undefined });
    const { uid } = await client.createBooking(bookingInput());
    const onError = vi.fn();
    const given = { client, onError, [name]: value };
    const { unmount } = render(
      <>
        <p>The rest of the page</p>
        <BookingDetails bookingUid={uid} {...(given as object)} />
      </>,
    );
    const root = () => document.querySelector('[data-status]')?.getAttribute('data-status');
    await waitFor(() => expect(root()).not.toBe('loading'));
    expect(screen.getByText('The rest of the page')).toBeInTheDocument();
    return { status: root(), onError, unmount };
  };

  it('counts as left out if it is empty', async () => {
    for (const value of NOTHING) {
      const { status, onError, unmount } = await show(value);
      expect([value, status]).toEqual([value, 'accepted']);
      expect(onError).not.toHaveBeenCalled();
      unmount();
    }
  });

  it(`${outcome === 'named' ? 'can be refused' : 'still shows the appointment'} if it is meaningless`, async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    for (const value of NONSENSE) {
      const { status, unmount } = await show(value);
      if (outcome === 'shown') expect([value, status]).toEqual([value, 'accepted']);
      unmount();
    }
    vi.restoreAllMocks();
  });
});

it.each([...NOTHING, Number.NaN, {}, [], true])(
  'useBooking sends no request if the uid is %j',
  (uid) => {
    const { client, sent } = createSandboxClient({ apiKey: undefined });
    const { result } = renderHook(() => useBooking(uid as string, { client }));
    expect(result.current.fetchStatus).toBe('idle');
    expect(sent).toEqual([]);
  },
);

it.each([...NOTHING, ...NONSENSE])(
  'hooks ignore %o as a callback or duration, and still work',
  async (value) => {
    const { client } = createSandboxClient({ apiKey: undefined });
    const odd = {
      client,
      onSuccess: value,
      onError: value,
      onMutate: value,
      onSettled: value,
    } as object;
    const { result } = renderHook(() => ({
      create: useCreateBooking(odd),
      change: useUpdateBooking(odd),
      remove: useDeleteBooking(odd),
    }));
    if (typeof value === 'function') return;
    const { create, change, remove } = result.current;
    const made = await act(() => create.mutateAsync(bookingInput()));
    await act(() =>
      change
        .mutateAsync({
          bookingUid: made.uid,
          location: { type: 'phone', phone: '+32470123456' },
        } as never)
        .catch(() => undefined),
    );
    await act(() => remove.mutateAsync({ bookingUid: made.uid }));
    const { result: read } = renderHook(() =>
      useBooking(made.uid, {
        client,
        staleTime: value,
        refetchWhilePending: value,
        followReschedules: value,
        seatUid: undefined,
        enabled: true,
      } as object),
    );
    await waitFor(() => expect(read.current.data?.status).toBe('cancelled'));
  },
);
