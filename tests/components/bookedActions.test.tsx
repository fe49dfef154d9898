import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { CalClient } from '../../src/api/cal/calClient';
import {
  BookAppointment,
  BookingError,
  CalBookingProvider,
  type BookAppointmentProps,
} from '../../src/index';
import {
  emitBooking,
  emitReschedule,
  installFakeCal,
  type FakeBookingDetails,
} from '../../src/testing';
import { bookingInput, createProxyClient, createSandboxClient } from '../api/cal/sandboxClient';
import { NOW } from '../sandbox/calClient';

beforeEach(() => {
  vi.setSystemTime(NOW);
  localStorage.clear();
});

afterEach(() => {
  vi.useRealTimers();
});

let activities = 0;

/** A widget in a page with `client`. */
function mount(client: CalClient, props: Partial<BookAppointmentProps> = {}) {
  onTestFinished(installFakeCal({ act }).uninstall);
  activities += 1;
  return render(
    <CalBookingProvider client={client} locale="en-GB">
      <BookAppointment
        calLink="clinic/intake"
        activityId={`activity-${activities}`}
        completeActivity={async () => undefined}
        {...props}
      />
    </CalBookingProvider>,
  );
}

/** The widget's panel after a booking. */
async function book(client: CalClient, details: FakeBookingDetails) {
  const page = mount(client);
  await emitBooking(details);
  return page;
}

const button = (name: string) => screen.queryByRole('button', { name });

describe('a seat in a shared appointment', () => {
  const takeSeats = async () => {
    const { cal, client } = createSandboxClient({ apiKey: undefined });
    const mine = await client.createBooking(bookingInput('intake-seats'));
    await client.createBooking(bookingInput('intake-seats'));
    return { client, host: createProxyClient({ cal }), mine };
  };

  it('can’t be cancelled or rescheduled through a proxy if the booking page hasn’t named the seat', async () => {
    const { host, mine } = await takeSeats();
    const { getCurrentBooking } = host;
    let answer = (): void => undefined;
    vi.spyOn(host, 'getCurrentBooking').mockImplementation(async (...asked) => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return getCurrentBooking(...asked);
    });
    await book(host, { uid: mine.uid, start: mine.start });
    await screen.findByText('Add to calendar');
    await vi.waitFor(() => expect(host.getCurrentBooking).toHaveBeenCalled());
    expect(screen.queryAllByRole('button')).toEqual([]);
    answer();
    await screen.findByRole('button', { name: 'Add to calendar' });
    expect(button('Cancel the appointment')).toBeNull();
    expect(button('Change the time')).toBeNull();
  });

  it('is cancelled alone if the booking page has named it', async () => {
    const { client, host, mine } = await takeSeats();
    await book(host, { uid: mine.uid, seatUid: mine.seatUid, start: mine.start });
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel the appointment' }));
    await userEvent.type(screen.getByRole('textbox'), 'Ill');
    await userEvent.click(screen.getByRole('button', { name: 'Yes, cancel the appointment' }));
    expect(await screen.findByText('Your appointment is cancelled')).toBeInTheDocument();
    expect((await client.getBooking(mine.uid)).status).toBe('accepted');
  });
});

it('an appointment that isn’t shared is cancelled through a proxy', async () => {
  const { cal, client } = createSandboxClient({ apiKey: undefined });
  const { uid, start } = await client.createBooking(bookingInput());
  await book(createProxyClient({ cal }), { uid, start });
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel the appointment' }));
  await userEvent.type(screen.getByRole('textbox'), 'Ill');
  await userEvent.click(screen.getByRole('button', { name: 'Yes, cancel the appointment' }));
  expect(await screen.findByText('Your appointment is cancelled')).toBeInTheDocument();
  expect((await client.getBooking(uid)).status).toBe('cancelled');
});

it('cal-real 2.2: an appointment is cancelled through a proxy without a reason', async () => {
  const { cal, client } = createSandboxClient({ apiKey: undefined });
  const { uid, start } = await client.createBooking(bookingInput());
  await book(createProxyClient({ cal }), { uid, start });
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel the appointment' }));
  await userEvent.click(screen.getByRole('button', { name: 'Yes, cancel the appointment' }));
  await vi.waitFor(() => expect(screen.queryByText('Cancelling…')).toBeNull());
  expect(screen.getByText('Your appointment is cancelled')).toBeInTheDocument();
});

describe('cancelling an appointment of an event type that requires a reason', () => {
  const bookAndCancel = async (role?: 'proxy') => {
    const { cal, client } = createSandboxClient({ apiKey: undefined });
    const { uid, start } = await client.createBooking(bookingInput('intake-reason'));
    await book(role ? createProxyClient({ cal }) : client, { uid, start });
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel the appointment' }));
    await userEvent.click(screen.getByRole('button', { name: 'Yes, cancel the appointment' }));
    return { uid, client };
  };

  it.each([undefined, 'proxy'] as const)(
    'asks for the reason, and cancels once it is given (%s)',
    async (role) => {
      const { uid, client } = await bookAndCancel(role);
      const name = 'Please give a reason. Your clinic asks for one.';
      const reason = await screen.findByRole('textbox', { name });
      // The focus makes screen readers read it.
      expect(reason).toHaveFocus();
      expect(reason).toBeRequired();
      await userEvent.keyboard('Ill');
      await userEvent.click(screen.getByRole('button', { name: 'Yes, cancel the appointment' }));
      expect(await screen.findByText('Your appointment is cancelled')).toBeInTheDocument();
      expect(await client.getBooking(uid)).toMatchObject({ cancellationReason: 'Ill' });
    },
  );

  it('leaves the button if the patient decides to keep the appointment', async () => {
    await bookAndCancel();
    await screen.findByText('Please give a reason. Your clinic asks for one.');
    await userEvent.click(screen.getByRole('button', { name: 'Keep my appointment' }));
    expect(button('Cancel the appointment')).toBeInTheDocument();
  });
});

describe('a recurring appointment', () => {
  const bookSeries = async () => {
    const { client } = createSandboxClient({ apiKey: undefined });
    const {
      uid,
      occurrences = [],
      recurringBookingUid = '',
    } = await client.createBooking(bookingInput('intake-recurring'));
    const standing = async () =>
      (await client.getBooking(recurringBookingUid)).occurrences?.filter(
        ({ status }) => status === 'accepted',
      );
    return { client, uid, occurrences, standing };
  };
  const cancelAll = async () => {
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel the appointment' }));
    screen.getByRole('form', { name: 'Do you want to cancel all of these appointments?' });
    await userEvent.click(screen.getByRole('button', { name: 'Yes, cancel the appointment' }));
    expect(await screen.findByText('Your appointment is cancelled')).toBeInTheDocument();
  };

  it('shows all its dates after a reload, and cancels them together', async () => {
    const { client, uid, occurrences, standing } = await bookSeries();
    const kept = { activityId: 'reloaded', bookingUid: uid, isRecurring: true, at: Date.now() };
    localStorage.setItem('awell-cal-booking:reloaded', JSON.stringify(kept));
    mount(client, { activityId: 'reloaded' });
    expect(await screen.findByText('All dates')).toBeInTheDocument();
    expect(screen.getAllByRole('time')).toHaveLength(occurrences.length);
    await cancelAll();
    expect(await standing()).toEqual([]);
  });

  it('is still booked if its first date was cancelled, and can be cancelled from the next date on', async () => {
    const { client, uid, occurrences, standing } = await bookSeries();
    await client.deleteBooking(uid);
    await book(client, { uid, occurrences });
    await screen.findByText('Dr. Lena Peeters');
    expect(screen.getByRole('heading')).toHaveTextContent('Your appointment is booked');
    expect(screen.getAllByRole('time')).toHaveLength(occurrences.length - 1);
    await cancelAll();
    expect(await standing()).toEqual([]);
  });
});

it('a series with only one late date left can be cancelled but not rescheduled, because the page would reschedule the first date', async () => {
  const { client } = createSandboxClient({ apiKey: undefined });
  const { uid, occurrences = [] } = await client.createBooking(bookingInput('intake-recurring'));
  for (const date of occurrences.slice(0, -1)) await client.deleteBooking(date.uid ?? '');
  await book(client, { uid, occurrences });
  await screen.findByText('Dr. Lena Peeters');
  expect(button('Cancel the appointment')).toBeInTheDocument();
  expect(button('Change the time')).toBeNull();
});

it('a series can be cancelled even if a proxy shows only one of its dates', async () => {
  const { cal, client } = createSandboxClient({ apiKey: undefined });
  const { uid, occurrences = [] } = await client.createBooking(bookingInput('intake-recurring'));
  const host = createProxyClient({ cal });
  vi.spyOn(host, 'getBooking').mockRejectedValue(new BookingError('unauthorized', 'No.'));
  await book(host, { uid, occurrences });
  await screen.findByText('Dr. Lena Peeters');
  expect(button('Cancel the appointment')).toBeInTheDocument();
});

it('the link for one date of a series cancels only that date', async () => {
  const { client } = createSandboxClient({ apiKey: undefined });
  const { occurrences = [] } = await client.createBooking(bookingInput('intake-recurring'));
  const { uid = '' } = occurrences[1] ?? {};
  const read = vi.spyOn(client, 'getCurrentBooking');
  mount(client, { rescheduleUid: uid });
  await vi.waitFor(() => expect(read).toHaveResolved());
  await emitBooking();
  expect(await screen.findByRole('link', { name: 'Cancel the other booking' })).toHaveAttribute(
    'href',
    `https://app.cal.com/booking/${uid}?cancel=true&allRemainingBookings=false`,
  );
});

it('a rescheduled appointment that must be paid has a link to pay', async () => {
  const { client } = createSandboxClient({ apiKey: undefined });
  const { uid, start } = await client.createBooking(bookingInput());
  await book(client, { uid, start });
  await userEvent.click(await screen.findByRole('button', { name: 'Change the time' }));
  await emitReschedule({ uid: 'moved', paymentRequired: true });
  expect(await screen.findByText('One more step: payment')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Pay now' })).toBeInTheDocument();
  expect(document.querySelector('iframe')).toBeNull();
});

describe('while an appointment waits for payment, Cal.com is asked', () => {
  const HOUR_MS = 3_600_000;
  const pending = { paymentRequired: true, status: 'pending' } as const;

  /** A patient who looks at the payment page, and a Cal.com that never receives a payment. */
  async function payNever() {
    vi.useRealTimers();
    vi.useFakeTimers({ shouldAdvanceTime: true });
    vi.setSystemTime(NOW);
    const { client } = createSandboxClient({ apiKey: undefined });
    const { uid, start } = await client.createBooking(bookingInput('intake-paid'));
    const asked = vi.spyOn(client, 'getCurrentBooking');
    const { unmount } = await book(client, { uid, start, ...pending });
    await vi.waitFor(() => expect(asked).toHaveResolved());
    const wait = () => act(() => vi.advanceTimersByTimeAsync(HOUR_MS));
    return { asked, unmount, wait };
  }

  it('less and less often', async () => {
    const { asked, wait } = await payNever();
    await wait();
    expect(asked.mock.calls.length).toBeGreaterThan(20);
    expect(asked.mock.calls.length).toBeLessThan(100);
  });

  it('not any more after the widget is unmounted', async () => {
    const { asked, unmount, wait } = await payNever();
    unmount();
    asked.mockClear();
    await wait();
    expect(asked).not.toHaveBeenCalled();
  });

  const hide = () => {
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    onTestFinished(() => visibility.mockRestore());
    return () => {
      visibility.mockRestore();
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    };
  };

  it('not while the page is hidden', async () => {
    const { asked, wait } = await payNever();
    hide();
    asked.mockClear();
    await wait();
    expect(asked).not.toHaveBeenCalled();
  });

  it('again when the page is visible, even if the connection came back earlier', async () => {
    const { asked, wait } = await payNever();
    const show = hide();
    await wait();
    asked.mockClear();
    window.dispatchEvent(new Event('online'));
    show();
    await vi.waitFor(() => expect(asked).toHaveBeenCalledOnce());
  });

  it('not any more if it refuses after the time in which it may not know the booking yet', async () => {
    const { asked, wait } = await payNever();
    asked.mockRejectedValue(new BookingError('unauthorized', 'No.'));
    await wait();
    expect(asked.mock.calls.length).toBeLessThan(10);
    asked.mockClear();
    await wait();
    expect(asked).not.toHaveBeenCalled();
  });
});

it.each(['unauthorized', 'not_found'])(
  'an appointment that Cal.com or the proxy doesn’t know yet (%s) is read again',
  async (code) => {
    vi.useRealTimers();
    vi.useFakeTimers({ shouldAdvanceTime: true });
    vi.setSystemTime(NOW);
    const { client } = createSandboxClient({ apiKey: undefined });
    const { uid, start } = await client.createBooking(bookingInput());
    const asked = vi.spyOn(client, 'getCurrentBooking');
    asked.mockRejectedValueOnce(new BookingError(code, 'No.'));
    asked.mockRejectedValueOnce(new BookingError(code, 'No.'));
    await book(client, { uid, start });
    await act(() => vi.advanceTimersByTimeAsync(30_000));
    expect(screen.getByText('Dr. Lena Peeters')).toBeInTheDocument();
    expect(asked).toHaveBeenCalledTimes(3);
  },
);

describe('an appointment that must be paid', () => {
  it('doesn’t ask for payment any more after the clinic declined it', async () => {
    const { cal, client } = createSandboxClient({ apiKey: undefined });
    const { uid, start } = await client.createBooking(bookingInput('intake-paid'));
    await createProxyClient({ cal }, 'host').updateBooking(uid, { status: 'REJECTED' });
    await book(client, { uid, start, paymentRequired: true });
    expect(
      await screen.findByText('Your clinic could not confirm this appointment'),
    ).toBeInTheDocument();
    expect(document.querySelector('iframe')).toBeNull();
    expect(screen.queryByRole('link', { name: 'Pay now' })).toBeNull();
  });

  it('is shown as booked when Cal.com says that it is paid, even without a message of the booking page', async () => {
    const { cal, client } = createSandboxClient({ apiKey: undefined });
    const { uid, start } = await client.createBooking(bookingInput('intake-paid'));
    const read = vi.spyOn(client, 'getCurrentBooking');
    await book(client, { uid, start, paymentRequired: true });
    await vi.waitFor(() => expect(read).toHaveResolved());
    expect(screen.getByRole('heading')).toHaveTextContent('One more step: payment');
    await createProxyClient({ cal }, 'host').updateBooking(uid, { status: 'ACCEPTED' });
    expect(await screen.findByText('Your appointment is booked')).toBeInTheDocument();
    const reads = read.mock.calls.length;
    expect(document.querySelector('iframe')).toBeNull();
    await screen.findByRole('button', { name: 'Cancel the appointment' });
    expect(read.mock.calls.length - reads).toBeLessThanOrEqual(1);
  });

  it('is also shown as booked if the booking page called it accepted from the start', async () => {
    const { cal, client } = createSandboxClient({ apiKey: undefined });
    const { uid, start } = await client.createBooking(bookingInput('intake-paid'));
    await createProxyClient({ cal }, 'host').updateBooking(uid, { status: 'ACCEPTED' });
    await book(client, { uid, start, paymentRequired: true, status: 'accepted' });
    expect(await screen.findByText('Your appointment is booked')).toBeInTheDocument();
  });

  it('still asks for payment if the patient joined others who have paid', async () => {
    const { cal, client } = createSandboxClient({ apiKey: undefined });
    const theirs = await client.createBooking(bookingInput('intake-seats-paid'));
    await createProxyClient({ cal }, 'host').updateBooking(theirs.uid, { status: 'ACCEPTED' });
    const { uid, seatUid, start } = await client.createBooking(bookingInput('intake-seats-paid'));
    const details = { uid, seatUid, start, id: null, paymentRequired: true };
    const asked = vi.spyOn(client, 'getCurrentBooking');
    await book(client, { ...details, status: 'accepted' });
    await vi.waitFor(() => expect(asked).toHaveResolved());
    expect(screen.getByRole('heading')).toHaveTextContent('One more step: payment');
    expect(document.querySelector('iframe')).not.toBeNull();
  });
});
