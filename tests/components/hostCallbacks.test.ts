import { afterEach, expect, it, vi } from 'vitest';
import { createHostCallbacks } from '../../src/components/hostCallbacks';
import { BookingError } from '../../src/errors';
import { booked } from '../completion/patient';

afterEach(() => vi.unstubAllGlobals());

const app = () => ({
  calLink: 'clinic/intake',
  activityId: 'act',
  completeActivity: async () => undefined,
  onStatusChange: vi.fn(),
  onReady: vi.fn(),
  onBooked: vi.fn(),
  onCompleted: vi.fn(),
  onError: vi.fn(),
});

const lost = new BookingError('link_failed', 'The page is not there.');

it('a page that fails is reported only to its own widget, if two widgets show one activity', () => {
  const [one, two] = [app(), app()];
  const callbacks = [createHostCallbacks(() => one), createHostCallbacks(() => two)] as const;
  callbacks[0].page({ status: 'failed', error: lost });
  callbacks[1].page({ status: 'ready' });
  expect(one.onError).toHaveBeenCalledExactlyOnceWith(lost);
  expect([two.onError.mock.calls, two.onReady.mock.calls]).toEqual([[], [[]]]);
});

it('a callback that throws doesn’t stop the others, and its error is reported', () => {
  const report = vi.fn();
  vi.stubGlobal('reportError', report);
  const host = app();
  const mistake = new Error('a mistake of the app');
  for (const callback of [host.onStatusChange, host.onBooked, host.onError]) {
    callback.mockImplementation(() => {
      throw mistake;
    });
  }
  const callbacks = createHostCallbacks(() => host);
  callbacks.page({ status: 'ready' });
  callbacks.event({ type: 'booked', booking: booked() });
  callbacks.event({ type: 'completed', booking: booked() });
  callbacks.error(lost);
  expect(host.onReady).toHaveBeenCalledOnce();
  expect(host.onCompleted).toHaveBeenCalledOnce();
  expect(report.mock.calls).toEqual([[mistake], [mistake], [mistake]]);
});

it('a restored state calls onStatusChange, but not onCompleted', () => {
  const host = app();
  createHostCallbacks(() => host).activity({
    status: 'completed',
    booking: booked({ isRestored: true }),
    others: [],
    isCertain: true,
    receivedAt: 0,
  });
  expect(host.onStatusChange).toHaveBeenCalledExactlyOnceWith(
    'completed',
    expect.objectContaining({ status: 'completed' }),
  );
  expect(host.onCompleted).not.toHaveBeenCalled();
});
