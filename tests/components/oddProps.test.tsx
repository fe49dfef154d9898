import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BookAppointment, type BookAppointmentProps } from '../../src';
import { emitBooking, installFakeCal, type FakeCal } from '../../src/testing';

let cal: FakeCal;
beforeEach(() => {
  cal = installFakeCal();
});
afterEach(() => cal.uninstall());

/** What untyped apps hand over for nothing. */
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
 * What becomes of nonsense, for each optional prop: `shown` costs the patient nothing; `named` is refused by name, where
 * one could not know whom to ask or how long to wait.
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

describe.each(Object.entries(PROPS))('%s', (name, fate) => {
  it('of nothing is as if it were left out', async () => {
    for (const value of NOTHING) {
      const { onError, status, unmount } = await mount(name, value);
      expect([value, status]).toEqual([value, 'ready']);
      expect(onError).not.toHaveBeenCalled();
      unmount();
    }
  });

  it(`of nonsense ${fate === 'named' ? 'is refused by name, or has a meaning' : 'costs the patient nothing'}`, async () => {
    // React says of some of it that it is none of its attributes.
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    for (const value of NONSENSE) {
      const { onError, status, unmount } = await mount(name, value);
      if (status === 'failed') {
        expect([name, fate]).toEqual([name, 'named']);
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
