import { act, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { CalClient } from '../../src/api/cal/calClient';
import { BookAppointment, CalBookingProvider, type BookAppointmentProps } from '../../src/index';
import { emitBooking, installFakeCal, type FakeBookingDetails } from '../../src/testing';
import { bookingInput, createHostClient, createSandboxClient } from '../api/cal/sandboxClient';
import { NOW } from '../sandbox/calClient';

beforeEach(() => {
  vi.setSystemTime(NOW);
  localStorage.clear();
});

afterEach(() => {
  vi.useRealTimers();
});

let activities = 0;

/** A widget in a page that may ask `client`. */
function mount(client: CalClient, props: Partial<BookAppointmentProps> = {}) {
  onTestFinished(installFakeCal({ act }).uninstall);
  activities += 1;
  render(
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

/** Its panel after a booking. */
async function book(client: CalClient, told: FakeBookingDetails) {
  mount(client);
  await emitBooking(told);
}

const button = (name: string) => screen.queryByRole('button', { name });

describe('a seat in an appointment that is shared', () => {
  const takeSeats = async () => {
    const { cal, client } = createSandboxClient({ apiKey: undefined });
    const mine = await client.createBooking(bookingInput('intake-seats'));
    await client.createBooking(bookingInput('intake-seats'));
    return { client, host: createHostClient({ cal }), mine };
  };

  it('is neither cancelled nor moved through a proxy where the page has not told which it is', async () => {
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
    await screen.findByRole('button', { name: 'Add to my calendar' });
    expect(button('Cancel the appointment')).toBeNull();
    answer();
    await screen.findByText('Dr. Lena Peeters');
    expect(button('Cancel the appointment')).toBeNull();
    expect(button('Choose another time')).toBeNull();
  });

  it('is cancelled alone where the page has told which it is', async () => {
    const { client, host, mine } = await takeSeats();
    await book(host, { uid: mine.uid, seatUid: mine.seatUid, start: mine.start });
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel the appointment' }));
    await userEvent.click(screen.getByRole('button', { name: 'Yes, cancel it' }));
    expect(await screen.findByText('Your appointment is cancelled')).toBeInTheDocument();
    expect((await client.getBooking(mine.uid)).status).toBe('accepted');
  });
});

it('an appointment that is not shared is cancelled through a proxy', async () => {
  const { cal, client } = createSandboxClient({ apiKey: undefined });
  const { uid, start } = await client.createBooking(bookingInput());
  await book(createHostClient({ cal }), { uid, start });
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel the appointment' }));
  await userEvent.click(screen.getByRole('button', { name: 'Yes, cancel it' }));
  expect(await screen.findByText('Your appointment is cancelled')).toBeInTheDocument();
  expect((await client.getBooking(uid)).status).toBe('cancelled');
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
    screen.getByRole('form', { name: 'Do you want to cancel all of these dates?' });
    await userEvent.click(screen.getByRole('button', { name: 'Yes, cancel it' }));
    expect(await screen.findByText('Your appointment is cancelled')).toBeInTheDocument();
  };

  it('is all of its dates after a reload, which are cancelled together', async () => {
    const { client, uid, occurrences, standing } = await bookSeries();
    const kept = { activityId: 'reloaded', bookingUid: uid, isRecurring: true, at: Date.now() };
    localStorage.setItem('awell-cal-booking:reloaded', JSON.stringify(kept));
    mount(client, { activityId: 'reloaded' });
    expect(await screen.findByText('All dates')).toBeInTheDocument();
    expect(screen.getAllByRole('time')).toHaveLength(occurrences.length);
    await cancelAll();
    expect(await standing()).toEqual([]);
  });

  it('whose first date alone was cancelled still stands, and is cancelled from the next one on', async () => {
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

describe('an appointment that has to be paid', () => {
  it('is booked once Cal.com says that it is paid, though the page says nothing', async () => {
    const { cal, client } = createSandboxClient({ apiKey: undefined });
    const { uid, start } = await client.createBooking(bookingInput('intake-paid'));
    const read = vi.spyOn(client, 'getCurrentBooking');
    await book(client, { uid, start, paymentRequired: true });
    await vi.waitFor(() => expect(read).toHaveResolved());
    expect(screen.getByRole('heading')).toHaveTextContent('One more step: payment');
    await createHostClient({ cal }).updateBooking(uid, { status: 'ACCEPTED' });
    expect(await screen.findByText('Your appointment is booked')).toBeInTheDocument();
    const reads = read.mock.calls.length;
    expect(document.querySelector('iframe')).toBeNull();
    await screen.findByRole('button', { name: 'Cancel the appointment' });
    expect(read.mock.calls.length - reads).toBeLessThanOrEqual(1);
  });

  it('is booked, too, where the page called it accepted from the first', async () => {
    const { cal, client } = createSandboxClient({ apiKey: undefined });
    const { uid, start } = await client.createBooking(bookingInput('intake-paid'));
    await createHostClient({ cal }).updateBooking(uid, { status: 'ACCEPTED' });
    await book(client, { uid, start, paymentRequired: true, status: 'accepted' });
    expect(await screen.findByText('Your appointment is booked')).toBeInTheDocument();
  });

  it('stays to be paid where the patient has joined others, who have paid', async () => {
    const { cal, client } = createSandboxClient({ apiKey: undefined });
    const theirs = await client.createBooking(bookingInput('intake-seats-paid'));
    await createHostClient({ cal }).updateBooking(theirs.uid, { status: 'ACCEPTED' });
    const { uid, seatUid, start } = await client.createBooking(bookingInput('intake-seats-paid'));
    const told = { uid, seatUid, start, id: null, paymentRequired: true };
    await book(client, { ...told, status: 'accepted' });
    await screen.findByText('Dr. Lena Peeters');
    expect(screen.getByRole('heading')).toHaveTextContent('One more step: payment');
    expect(document.querySelector('iframe')).not.toBeNull();
  });
});
