import { act, render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { loadAsk } from '../../src/completion/loadAsk';
import { BookAppointment, type BookAppointmentProps, type CompleteActivity } from '../../src/index';
import {
  emitBooking,
  emitCancel,
  emitReschedule,
  installFakeCal,
  type FakeCal,
} from '../../src/testing';

// The code that is loaded on demand is loaded before, so no test has to wait for it.
await loadAsk();

let activityId = '';
beforeEach(() => {
  activityId = `activity-${Math.random()}`;
  localStorage.clear();
});

let cal: FakeCal;
beforeEach(() => {
  cal = installFakeCal({ act });
});
afterEach(() => cal.uninstall());

function mount(props: Partial<BookAppointmentProps> = {}) {
  const completeActivity = vi.fn<CompleteActivity>(async () => undefined);
  const { unmount } = render(
    <StrictMode>
      <BookAppointment
        calLink="clinic/intake"
        activityId={activityId}
        completeActivity={completeActivity}
        {...props}
      />
    </StrictMode>,
  );
  return { completeActivity, unmount };
}

const start = '2027-01-05T09:00:00Z';

/** What Cal.com answers for each booking, by its uid, on every request. */
const saysOf =
  (answers: Record<string, object>): typeof globalThis.fetch =>
  async (input) => {
    const uid = new URL(String(input)).pathname.split('/').at(-1) ?? '';
    return Response.json({ data: { uid, start, ...answers[uid] } });
  };

describe('a booking page', () => {
  it('is announced while it loads, and is replaced by the appointment after the booking', async () => {
    vi.setSystemTime('2027-01-04T12:00:00Z');
    onTestFinished(() => void vi.useRealTimers());
    const { completeActivity } = mount({ locale: 'en-GB', timeZone: 'Europe/Brussels' });
    expect(screen.getByRole('status')).toHaveTextContent('Loading available times');
    await cal.opened();
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    await emitBooking({ start });
    expect(screen.getByRole('heading', { name: 'Your appointment is booked' })).toBeVisible();
    expect(await screen.findByRole('time')).toHaveTextContent('Tuesday, 5 January 2027, 10:00');
    expect(screen.getByText('Central European Time (GMT+1)')).toBeVisible();
    expect(await screen.findByText('Your clinic has received your booking.')).toBeVisible();
    expect(completeActivity).toHaveBeenCalledOnce();
  });

  it('completes the activity even if onBooked throws', async () => {
    const thrown: unknown[] = [];
    const note = (event: ErrorEvent) => {
      event.preventDefault();
      thrown.push(event.error);
    };
    window.addEventListener('error', note);
    const { completeActivity } = mount({
      onBooked: () => {
        throw new Error('the app failed');
      },
    });
    await emitBooking();
    expect(await screen.findByText('Your clinic has received your booking.')).toBeVisible();
    window.removeEventListener('error', note);
    expect(thrown.join()).toContain('the app failed');
    expect(completeActivity).toHaveBeenCalledOnce();
  });

  it('reports a reschedule with the old and the new booking', async () => {
    const onRescheduled = vi.fn();
    const { completeActivity } = mount({ onRescheduled, rescheduleUid: 'old' });
    const booking = await emitReschedule();
    expect(onRescheduled).toHaveBeenCalledWith({ booking, previousUid: 'old' });
    expect(await screen.findByText('Your clinic has received your booking.')).toBeVisible();
    expect(completeActivity).toHaveBeenCalledOnce();
  });

  it('comes back with a message if the booking is cancelled before it is paid', async () => {
    const onCancelled = vi.fn();
    mount({ onCancelled, completeActivity: () => new Promise(() => undefined) });
    const { uid } = await emitBooking({ paymentRequired: true });
    expect(screen.getByRole('heading', { name: 'One more step: payment' })).toBeVisible();
    await emitCancel();
    expect(onCancelled).toHaveBeenCalledWith({ booking: expect.objectContaining({ uid }) });
    expect(screen.getByRole('heading', { name: 'Please choose another time' })).toBeVisible();
    expect(screen.getByText('Your appointment was canceled.')).toBeVisible();
  });

  it('is opened again if the booking is cancelled before it is paid', async () => {
    const onStatusChange = vi.fn();
    const completeActivity = () => new Promise(() => undefined);
    mount({ onStatusChange, completeActivity });
    await emitBooking({ paymentRequired: true });
    const [paid] = cal.pages;
    await emitCancel();
    const page = await cal.opened();
    expect(page).not.toBe(paid);
    expect(cal.pages).toHaveLength(1);
    expect(onStatusChange).toHaveBeenLastCalledWith('ready', expect.anything());
  });

  it('stays open for the payment, and a link replaces it on a later visit', async () => {
    const payLink = () => screen.queryByRole('link', { name: 'Pay now' });
    const { unmount } = mount();
    const { uid } = await emitBooking({ paymentRequired: true });
    await screen.findByText('Please pay to confirm your appointment.');
    expect(cal.pages).toHaveLength(1);
    expect(payLink()).toBeNull();
    unmount();

    mount();
    expect(await screen.findByText('Please pay to confirm your appointment.')).toBeVisible();
    expect(payLink()).toHaveAttribute('href', `https://app.cal.com/booking/${uid}`);
    expect(cal.pages).toHaveLength(0);
    // The panel's actions are loaded meanwhile.
    await act(async () => undefined);
  });

  it('reports a reschedule and a cancellation by somebody else while the booking waits', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    onTestFinished(() => {
      vi.useRealTimers();
      vi.unstubAllGlobals();
    });
    const answers: Record<string, object> = { def: { status: 'cancelled' } };
    vi.stubGlobal('fetch', saysOf(answers));
    const [onRescheduled, onCancelled] = [vi.fn(), vi.fn()];
    mount({ completeWhen: 'confirmed', onRescheduled, onCancelled });
    const { uid } = await emitBooking({ status: 'pending' });
    answers[uid] = { status: 'cancelled', rescheduledToUid: 'def' };
    await act(() => vi.advanceTimersByTimeAsync(20_000));
    expect(onRescheduled).toHaveBeenCalledExactlyOnceWith({
      booking: expect.objectContaining({ uid: 'def' }),
      previousUid: uid,
    });
    expect(onCancelled).toHaveBeenCalledExactlyOnceWith({
      booking: expect.objectContaining({ uid: 'def', status: 'cancelled' }),
    });
  });

  it('is replaced by a link to pay if somebody else reschedules the unpaid booking, because the page shows the old time', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    onTestFinished(() => {
      vi.useRealTimers();
      vi.unstubAllGlobals();
    });
    const answers: Record<string, object> = { def: { status: 'pending' } };
    vi.stubGlobal('fetch', saysOf(answers));
    mount({ completeWhen: 'confirmed' });
    const { uid } = await emitBooking({ status: 'pending', paymentRequired: true });
    answers[uid] = { status: 'cancelled', rescheduledToUid: 'def' };
    expect(cal.pages).toHaveLength(1);
    await act(() => vi.advanceTimersByTimeAsync(10_000));
    expect(cal.pages).toHaveLength(0);
    expect(screen.getByRole('link', { name: 'Pay now' })).toHaveAttribute(
      'href',
      'https://app.cal.com/booking/def',
    );
  });

  it('shows the other booking with a link to cancel it', async () => {
    mount();
    await emitBooking({ paymentRequired: true });
    await screen.findByText('Please pay to confirm your appointment.');
    await emitBooking({ uid: 'd-f' });
    expect(await screen.findByRole('link', { name: 'Cancel the other booking' })).toHaveAttribute(
      'href',
      'https://app.cal.com/booking/d-f?cancel=true&allRemainingBookings=false',
    );
  });

  it('shows the app’s own labels', () => {
    mount({ labels: { loading: 'Even geduld…' } });
    expect(screen.getByRole('status')).toHaveTextContent('Even geduld…');
  });

  it('can’t complete the activity from a foreign origin', async () => {
    const onError = vi.fn();
    const { completeActivity } = mount({ onError });
    const page = await cal.opened();
    const evil = { origin: 'https://evil.example' };
    page.emitBooking({}, { ...evil, versions: 'v2' });
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'untrusted_origin' }));
    page.emit('linkReady', {}, evil);
    expect(onError).toHaveBeenCalledOnce();
    expect(completeActivity).not.toHaveBeenCalled();
  });
});
