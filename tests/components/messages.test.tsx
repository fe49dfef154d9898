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

// What is fetched on demand is there already: no timer of a test waits for it.
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

/** What Cal.com says of each booking, by its uid, however often it is asked. */
const saysOf =
  (answers: Record<string, object>): typeof globalThis.fetch =>
  async (input) => {
    const uid = new URL(String(input)).pathname.split('/').at(-1) ?? '';
    return Response.json({ data: { uid, start, ...answers[uid] } });
  };

describe('a booking page', () => {
  it('is announced while it is loading, and gives way to what was booked', async () => {
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

  it('whose booking makes the app fail is completed all the same', async () => {
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

  it('that was moved tells both bookings', async () => {
    const onRescheduled = vi.fn();
    const { completeActivity } = mount({ onRescheduled, rescheduleUid: 'old' });
    const booking = await emitReschedule();
    expect(onRescheduled).toHaveBeenCalledWith({ booking, previousUid: 'old' });
    expect(await screen.findByText('Your clinic has received your booking.')).toBeVisible();
    expect(completeActivity).toHaveBeenCalledOnce();
  });

  it('that is cancelled before it is paid is back, and says so', async () => {
    const onCancelled = vi.fn();
    mount({ onCancelled, completeActivity: () => new Promise(() => undefined) });
    const { uid } = await emitBooking({ paymentRequired: true });
    expect(screen.getByRole('heading', { name: 'One more step: payment' })).toBeVisible();
    await emitCancel();
    expect(onCancelled).toHaveBeenCalledWith({ booking: expect.objectContaining({ uid }) });
    expect(screen.getByRole('heading', { name: 'Please choose another time' })).toBeVisible();
    expect(screen.getByText('Your appointment was canceled.')).toBeVisible();
  });

  it('that is cancelled before it is paid gives way to a page to book on', async () => {
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

  it('is paid on its own page, and by a link where that has gone', async () => {
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
    // What the patient can do is fetched meanwhile.
    await act(async () => undefined);
  });

  it('that someone else moves and cancels while it waits reaches the app', async () => {
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

  it('that someone else moves before it is paid is paid by a link: its page is of the time before', async () => {
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

  it('names the other booking, with a link to cancel it', async () => {
    mount();
    await emitBooking({ paymentRequired: true });
    await screen.findByText('Please pay to confirm your appointment.');
    await emitBooking({ uid: 'd-f' });
    expect(await screen.findByRole('link', { name: 'Cancel the other booking' })).toHaveAttribute(
      'href',
      'https://app.cal.com/booking/d-f?cancel=true&allRemainingBookings=false',
    );
  });

  it('speaks the app’s own words', () => {
    mount({ labels: { loading: 'Even geduld…' } });
    expect(screen.getByRole('status')).toHaveTextContent('Even geduld…');
  });

  it('that moved to a foreign origin is not believed', async () => {
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
