import { act, render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { BookAppointment, type BookAppointmentProps, type CompleteActivity } from '../../src/index';

let activityId = '';
beforeEach(() => {
  activityId = `activity-${Math.random()}`;
  localStorage.clear();
});

/** A widget whose iframe the test plays: jsdom runs no embed.js. */
function mount(props: Partial<BookAppointmentProps> = {}) {
  const completeActivity = vi.fn<CompleteActivity>(async () => undefined);
  const element = (more: Partial<BookAppointmentProps> = {}) => (
    <StrictMode>
      <BookAppointment
        calLink="clinic/intake"
        activityId={activityId}
        completeActivity={completeActivity}
        {...props}
        {...more}
      />
    </StrictMode>
  );
  const view = render(element());
  const page = view.container.querySelector('[data-awell-booking-page] > div');
  const iframe = document.createElement('iframe');
  page?.append(iframe);
  const namespace = Object.keys((window as unknown as { Cal: { ns: object } }).Cal.ns)[0];
  const post = (type: string, data: unknown = {}, origin = 'https://app.cal.com') =>
    act(() => {
      window.dispatchEvent(
        new MessageEvent('message', {
          data: { fullType: `CAL:${namespace}:${type}`, data },
          source: iframe.contentWindow,
          origin,
        }),
      );
    });
  return { ...view, post, completeActivity, update: (more = {}) => view.rerender(element(more)) };
}

const booking = {
  uid: 'abc',
  status: 'ACCEPTED',
  startTime: '2027-01-05T09:00:00Z',
  title: 'Intake',
};

describe('a booking page', () => {
  it('is announced while it is loading, and gives way to what was booked', async () => {
    const { post, completeActivity } = mount({ locale: 'en-GB', timeZone: 'Europe/Brussels' });
    expect(screen.getByRole('status')).toHaveTextContent('Loading available times');
    post('linkReady');
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    post('bookingSuccessfulV2', booking);
    expect(screen.getByRole('heading', { name: 'Your appointment is booked' })).toBeVisible();
    expect(screen.getByRole('time')).toHaveTextContent('Tuesday, 5 January 2027 at 10:00');
    expect(screen.getByText('Central European Standard Time')).toBeVisible();
    expect(await screen.findByText('Your clinic knows about it.')).toBeVisible();
    expect(completeActivity).toHaveBeenCalledOnce();
  });

  it('whose booking makes the app fail is completed all the same', async () => {
    const thrown: unknown[] = [];
    const note = (event: ErrorEvent) => {
      event.preventDefault();
      thrown.push(event.error);
    };
    window.addEventListener('error', note);
    const { post, completeActivity } = mount({
      onBooked: () => {
        throw new Error('the app failed');
      },
    });
    post('bookingSuccessfulV2', booking);
    expect(await screen.findByText('Your clinic knows about it.')).toBeVisible();
    window.removeEventListener('error', note);
    expect(thrown.join()).toContain('the app failed');
    expect(completeActivity).toHaveBeenCalledOnce();
  });

  it('that was moved tells both bookings', async () => {
    const onRescheduled = vi.fn();
    const { post, completeActivity } = mount({ onRescheduled, rescheduleUid: 'old' });
    post('rescheduleBookingSuccessfulV2', booking);
    expect(onRescheduled).toHaveBeenCalledWith({
      booking: expect.objectContaining({ uid: 'abc' }),
      previousUid: 'old',
    });
    expect(await screen.findByText('Your clinic knows about it.')).toBeVisible();
    expect(completeActivity).toHaveBeenCalledOnce();
  });

  it('that is cancelled before it is paid is back, and says so', () => {
    const onCancelled = vi.fn();
    const { post } = mount({
      onCancelled,
      completeActivity: () => new Promise(() => undefined),
    });
    post('bookingSuccessfulV2', { ...booking, paymentRequired: true });
    expect(screen.getByRole('heading', { name: 'One more step: payment' })).toBeVisible();
    post('bookingCancelled', { booking: { uid: 'abc', status: 'CANCELLED' } });
    expect(onCancelled).toHaveBeenCalledWith(expect.objectContaining({ uid: 'abc' }));
    expect(
      screen.getByText('Your booking was cancelled. Please choose another time.'),
    ).toBeVisible();
  });

  it('names the other booking, with a link to cancel it', async () => {
    const { post } = mount();
    post('bookingSuccessfulV2', { ...booking, paymentRequired: true });
    await screen.findByText('Please pay to confirm your appointment.');
    post('bookingSuccessfulV2', { ...booking, uid: 'd/f' });
    expect(screen.getByRole('link', { name: 'Cancel the other booking' })).toHaveAttribute(
      'href',
      'https://app.cal.com/booking/d%2Ff?cancel=true&allRemainingBookings=false',
    );
  });

  it('speaks the app’s own words', () => {
    mount({ labels: { loading: 'Even geduld…' } });
    expect(screen.getByRole('status')).toHaveTextContent('Even geduld…');
  });

  it('that moved to a foreign origin is not believed', () => {
    const onError = vi.fn();
    const { post, completeActivity } = mount({ onError });
    post('bookingSuccessfulV2', booking, 'https://evil.example');
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'untrusted_origin' }));
    post('linkReady', {}, 'https://evil.example');
    expect(onError).toHaveBeenCalledOnce();
    expect(completeActivity).not.toHaveBeenCalled();
  });
});
