import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, render, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { BookingDetails } from '../../src/components/BookingDetails';
import type { BookingDetailsProps } from '../../src/components/BookingDetails.types';
import { CalBookingProvider } from '../../src/components/CalBookingProvider';
import { BookingError } from '../../src/errors';
import { emitBooking, installFakeCal } from '../../src/testing';
import { bookingInput, createProxyClient, createSandboxClient } from '../api/cal/sandboxClient';
import { NOW, TUESDAY_NINE, TUESDAY_TEN } from '../sandbox/calClient';

const HOUR_MS = 3_600_000;

function setUp() {
  // The client in a page has no key: this one does what Cal.com allows without one.
  const { cal, client } = createSandboxClient({ apiKey: undefined });
  const queryClient = new QueryClient();
  const show = (props: BookingDetailsProps) =>
    render(
      <QueryClientProvider client={queryClient}>
        <CalBookingProvider client={client} locale="en-GB">
          <BookingDetails timeZone="Europe/London" {...props} />
        </CalBookingProvider>
      </QueryClientProvider>,
    );
  return { cal, client, queryClient, show };
}

beforeEach(() => {
  vi.setSystemTime(NOW);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const button = (name: string) => screen.queryByRole('button', { name });

describe('BookingDetails', () => {
  it.each(['not_found', 'unauthorized', 'server_error'])(
    'reports to the app why an appointment isn’t shown: %s',
    async (code) => {
      const { client, show } = setUp();
      const fails = async () => Promise.reject(new BookingError(code, 'No.'));
      const onError = vi.fn(() => {
        throw new Error('the log is full');
      });
      vi.stubGlobal('reportError', vi.fn());
      onTestFinished(() => void vi.unstubAllGlobals());
      show({ bookingUid: 'abc', client: { ...client, getCurrentBooking: fails }, onError });
      await screen.findByRole('button', { name: 'Try again' });
      expect(onError).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code }));
    },
  );

  it.each(['', ' ', null, undefined])('says that it has no booking to show: %j', (bookingUid) => {
    const { show } = setUp();
    const onError = vi.fn();
    show({ bookingUid: bookingUid as string, onError });
    expect(onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 'invalid_input', field: 'bookingUid' }),
    );
    expect(document.querySelector('[data-status=failed]')).toBeInTheDocument();
  });

  it('shows each date of a series in local time, across a change of the clocks', async () => {
    vi.setSystemTime('2027-03-01T09:00:00Z');
    const { client, show } = setUp();
    const dates = ['2027-03-22T09:00:00Z', '2027-03-29T08:00:00Z', '2027-04-05T08:00:00Z'].map(
      (start, at) => ({
        uid: `date-${at}`,
        status: 'accepted',
        start,
        end: start.replace(':00:00', ':30:00'),
      }),
    );
    const [first] = dates;
    const booking = { ...(await client.createBooking(bookingInput())), ...first };
    const series = { ...booking, occurrences: dates };
    show({ bookingUid: 'date-0', client: { ...client, getCurrentBooking: async () => series } });
    await screen.findAllByText(/22 March 2027/);
    const zones = [...document.querySelectorAll('[data-awell-booking-beside]')];
    expect(zones.slice(0, 2).map(({ textContent }) => textContent)).toEqual([
      'Your time: United Kingdom Time (GMT+0)',
      'Your time: United Kingdom Time (GMT+1)',
    ]);
  });

  it('shows what is booked, with whom, when and in which time zone', async () => {
    const { client, show } = setUp();
    const { uid, title } = await client.createBooking(bookingInput());
    expect(title).toMatch(/^Intake between /);
    show({ bookingUid: uid });
    expect(screen.getByText('Loading your appointment…')).toBeInTheDocument();
    expect(await screen.findByRole('heading')).toHaveTextContent('Your appointment is booked');
    expect(screen.getByText('Intake', { exact: true })).toBeInTheDocument();
    expect(screen.getByRole('time')).toHaveAttribute('datetime', TUESDAY_NINE);
    expect(screen.getByRole('time')).toHaveTextContent('Tuesday, 5 January 2027, 08:00–08:30');
    expect(screen.getByText(/United Kingdom Time \(GMT\+0\)/)).toBeInTheDocument();
    expect(button('Change the time')).toBeInTheDocument();
    expect(button('Cancel the appointment')).toBeInTheDocument();
    expect(button('Add to calendar')).toBeInTheDocument();
  });

  it('shows the patient’s time next to the clinic’s, both labelled, with the day if it differs', async () => {
    const { client, show } = setUp();
    const { uid } = await client.createBooking(bookingInput());
    const { unmount } = show({ bookingUid: uid, timeZone: 'America/New_York' });
    expect(await screen.findByRole('time')).toHaveTextContent(/03:00–03:30$/);
    expect(screen.getByText(/^Clinic time/)).toHaveTextContent('Eastern Time (GMT-5)');
    expect(screen.getByText(/^Your time/)).toHaveTextContent(/^Your time: 08:00–08:30, GMT\+0$/);
    unmount();
    const labels = { clinic: 'Harbour Clinic' };
    show({ bookingUid: uid, timeZone: 'Pacific/Auckland', labels });
    expect(await screen.findByText(/^Harbour Clinic:/)).toHaveTextContent('New Zealand Time');
  });

  it('says that the appointment was rescheduled, and shows the new time', async () => {
    const { client, show } = setUp();
    const old = await client.createBooking(bookingInput());
    await client.updateBooking(old.uid, { start: TUESDAY_TEN });
    show({ bookingUid: old.uid });
    expect(await screen.findByText(/The new time is below/)).toBeInTheDocument();
    expect(screen.getByRole('time')).toHaveAttribute('datetime', TUESDAY_TEN);
  });

  it('shows all dates of a series by the series’ uid, and none as rescheduled', async () => {
    const { client, show } = setUp();
    const { recurringBookingUid } = await client.createBooking(bookingInput('intake-recurring'));
    show({ bookingUid: recurringBookingUid ?? '' });
    expect(await screen.findByText('All dates')).toBeInTheDocument();
    expect(screen.queryByText(/The new time is below/)).toBeNull();
  });

  it('shows all dates of a series by the uid of the first date, also when that is over', async () => {
    const { client, show } = setUp();
    const {
      uid,
      end,
      occurrences = [],
    } = await client.createBooking(bookingInput('intake-recurring'));
    const { unmount } = show({ bookingUid: uid });
    expect(await screen.findByText('All dates')).toBeInTheDocument();
    expect(screen.getAllByRole('time')).toHaveLength(occurrences.length);
    unmount();
    vi.setSystemTime(Date.parse(end) + HOUR_MS);
    show({ bookingUid: uid });
    expect(await screen.findByText('All dates')).toBeInTheDocument();
    expect(screen.getByRole('heading')).toHaveTextContent('Your appointment is booked');
    expect(screen.queryByText(/The new time is below/)).toBeNull();
  });

  it('shows one date of a series with allDates={false}, or if the series can’t be read', async () => {
    const { client, queryClient, show } = setUp();
    const { occurrences = [] } = await client.createBooking(bookingInput('intake-recurring'));
    const { uid = '', start } = occurrences[1] ?? {};
    const { unmount } = show({ bookingUid: uid, allDates: false });
    expect(await screen.findByRole('time')).toHaveAttribute('datetime', start);
    unmount();
    const refused = new BookingError('unauthorized', 'No.');
    const read = vi.spyOn(client, 'getBooking').mockRejectedValue(refused);
    show({ bookingUid: uid });
    expect(await screen.findByRole('time')).toHaveAttribute('datetime', start);
    expect(button('Change the time')).toBeInTheDocument();
    // This happens each time the patient comes back to the page.
    read.mockReturnValue(new Promise(() => undefined));
    void queryClient.refetchQueries();
    await act(async () => undefined);
    expect(screen.getByRole('time')).toBeInTheDocument();
  });

  it('says that the patient made another booking instead of rescheduling', async () => {
    const { client, show } = setUp();
    const { uid } = await client.createBooking(bookingInput());
    const beside = await client.createBooking({ ...bookingInput(), start: TUESDAY_TEN });
    onTestFinished(installFakeCal({ act }).uninstall);
    const onError = vi.fn();
    const props = {
      bookingUid: uid,
      calLink: 'clinic/intake',
      calOrigin: 'https://cal.test',
      onError,
    };
    const { unmount } = show(props);
    await userEvent.click(await screen.findByRole('button', { name: 'Change the time' }));
    await emitBooking({ uid: beside.uid, start: beside.start });
    const other = await screen.findByRole('link', { name: 'Cancel the other booking' });
    expect(other).toHaveAttribute('href', expect.stringContaining(uid));
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'not_rescheduled' }));
    expect(screen.queryByText(/The new time is below/)).toBeNull();
    expect(screen.getByRole('time')).toHaveAttribute('datetime', TUESDAY_TEN);

    // On the next visit, it shows the booking that was asked for, which still exists.
    unmount();
    show(props);
    expect(await screen.findByRole('time')).toHaveAttribute('datetime', TUESDAY_NINE);
    expect(screen.getByRole('heading')).toHaveTextContent('Your appointment is booked');
    expect(screen.queryByText(/The new time is below/)).toBeNull();
  });

  it('says that the appointment was cancelled, and has no buttons', async () => {
    const { client, show } = setUp();
    const { uid } = await client.createBooking(bookingInput());
    await client.deleteBooking(uid);
    show({ bookingUid: uid });
    expect(await screen.findByRole('heading')).toHaveTextContent('Your appointment is cancelled');
    expect(screen.queryAllByRole('button')).toEqual([]);
  });

  it('says that the appointment is over, and has no buttons', async () => {
    const { client, show } = setUp();
    const { uid, end } = await client.createBooking(bookingInput());
    vi.setSystemTime(Date.parse(end) + HOUR_MS);
    show({ bookingUid: uid });
    expect(await screen.findByRole('heading')).toHaveTextContent('This appointment is in the past');
    expect(screen.queryAllByRole('button')).toEqual([]);
  });

  it('renders its heading at the given headingLevel', async () => {
    const { client, show } = setUp();
    const { uid } = await client.createBooking(bookingInput());
    show({ bookingUid: uid, headingLevel: 4 });
    const heading = await screen.findByText('Your appointment is booked');
    expect(heading.tagName).toBe('H4');
  });

  it('says that the clinic still has to confirm', async () => {
    const { client, show } = setUp();
    const { uid } = await client.createBooking(bookingInput('intake-confirm'));
    show({ bookingUid: uid });
    expect(await screen.findByRole('heading')).toHaveTextContent('Your request has been sent');
    expect(
      screen.getByText('It is not final yet: your clinic still has to confirm it.'),
    ).toBeInTheDocument();
    expect(button('Add to calendar')).toBeNull();
    expect(button('Cancel the appointment')).toBeInTheDocument();
  });

  it('says that Cal.com doesn’t know the booking', async () => {
    const { show } = setUp();
    show({ bookingUid: 'nobody-made-this' });
    expect(await screen.findByText('We could not find this appointment')).toBeInTheDocument();
    expect(screen.getByRole('alert')).toHaveTextContent('Please check your e-mail');
  });

  it('says that the booking couldn’t be loaded, and loads it with Try again', async () => {
    const { client, show } = setUp();
    const { uid } = await client.createBooking(bookingInput());
    const lost = new BookingError('network', 'Lost.', { recoverable: true });
    vi.spyOn(client, 'getCurrentBooking').mockRejectedValueOnce(lost);
    show({ bookingUid: uid });
    await waitFor(() =>
      expect(screen.getByRole('alert')).toHaveTextContent('Your appointment could not be loaded'),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Your appointment is booked')).toBeInTheDocument();
  });
});

describe('cancelling an appointment', () => {
  it('asks a question first, and returns the focus if the patient keeps the appointment', async () => {
    const { client, show } = setUp();
    const { uid } = await client.createBooking(bookingInput());
    show({ bookingUid: uid });
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel the appointment' }));
    const question = screen.getByRole('form', { name: 'Do you want to cancel this appointment?' });
    expect(question).toHaveFocus();
    await userEvent.click(within(question).getByRole('button', { name: 'Keep my appointment' }));
    expect(button('Cancel the appointment')).toHaveFocus();
    expect((await client.getBooking(uid)).status).toBe('accepted');
  });

  it('sends the reason, calls onCancelled once, and shows the cancelled appointment', async () => {
    const { client, show } = setUp();
    const { uid } = await client.createBooking(bookingInput());
    const onCancelled = vi.fn();
    show({ bookingUid: uid, onCancelled });
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel the appointment' }));
    await userEvent.type(screen.getByRole('textbox'), '  I feel better ');
    await userEvent.click(screen.getByRole('button', { name: 'Yes, cancel the appointment' }));
    expect(await screen.findByText('Your appointment is cancelled')).toBeInTheDocument();
    await waitFor(() => expect(onCancelled).toHaveBeenCalledTimes(1));
    expect(onCancelled).toHaveBeenCalledWith({
      booking: expect.objectContaining({ uid, status: 'cancelled' }),
    });
    const booking = await client.getBooking(uid);
    expect(booking).toMatchObject({ status: 'cancelled', cancellationReason: 'I feel better' });
  });

  it('reports a failure, still shows the appointment, and can be retried', async () => {
    const { client, show } = setUp();
    const { uid } = await client.createBooking(bookingInput());
    const onError = vi.fn();
    const lost = new BookingError('network', 'Lost.', { recoverable: true });
    vi.spyOn(client, 'deleteBooking').mockRejectedValueOnce(lost);
    show({ bookingUid: uid, onError });
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel the appointment' }));
    await userEvent.click(screen.getByRole('button', { name: 'Yes, cancel the appointment' }));
    expect(await screen.findByText(/could not be cancelled/)).toBeInTheDocument();
    expect(screen.getByText('Your appointment is booked')).toBeInTheDocument();
    expect(onError).toHaveBeenCalledWith(lost);
    await userEvent.click(screen.getByRole('button', { name: 'Yes, cancel the appointment' }));
    expect(await screen.findByText('Your appointment is cancelled')).toBeInTheDocument();
  });

  it('isn’t shown as done before Cal.com has confirmed it', async () => {
    const { client, show } = setUp();
    const { uid } = await client.createBooking(bookingInput());
    vi.spyOn(client, 'deleteBooking').mockReturnValueOnce(new Promise(() => undefined));
    show({ bookingUid: uid });
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel the appointment' }));
    await userEvent.click(screen.getByRole('button', { name: 'Yes, cancel the appointment' }));
    expect(await screen.findByText('Cancelling…')).toHaveRole('status');
    expect(screen.getByText('Your appointment is booked')).toBeInTheDocument();
  });

  it('shows the new time and asks again if it was rescheduled meanwhile', async () => {
    const { client, show } = setUp();
    const old = await client.createBooking(bookingInput());
    const onCancelled = vi.fn();
    const onError = vi.fn();
    show({ bookingUid: old.uid, onCancelled, onError });
    await screen.findByText('Your appointment is booked');
    const moved = await client.updateBooking(old.uid, { start: TUESDAY_TEN });
    await userEvent.click(screen.getByRole('button', { name: 'Cancel the appointment' }));
    await userEvent.click(screen.getByRole('button', { name: 'Yes, cancel the appointment' }));
    expect(await screen.findByText(/The new time is below/)).toBeInTheDocument();
    expect(onCancelled).not.toHaveBeenCalled();
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'booking_moved' }));
    expect((await client.getBooking(moved.uid)).status).toBe('accepted');
    await userEvent.click(screen.getByRole('button', { name: 'Cancel the appointment' }));
    await userEvent.click(screen.getByRole('button', { name: 'Yes, cancel the appointment' }));
    await waitFor(() =>
      expect(onCancelled).toHaveBeenCalledWith({
        booking: expect.objectContaining({ uid: moved.uid }),
      }),
    );
  });

  it('of a series, by the uid of its first date, asks about all dates and cancels the remaining ones', async () => {
    const { client, show } = setUp();
    const first = await client.createBooking(bookingInput('intake-recurring'));
    show({ bookingUid: first.uid });
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel the appointment' }));
    screen.getByRole('form', { name: 'Do you want to cancel all of these appointments?' });
    await userEvent.click(screen.getByRole('button', { name: 'Yes, cancel the appointment' }));
    expect(await screen.findByText('Your appointment is cancelled')).toBeInTheDocument();
    const { occurrences = [] } = await client.getBooking(first.recurringBookingUid ?? '');
    expect(occurrences.map(({ status }) => status)).toEqual(occurrences.map(() => 'cancelled'));
  });

  it('for one seat shows it as cancelled at once, and leaves other seats as they are', async () => {
    const { client, show } = setUp();
    const mine = await client.createBooking(bookingInput('intake-seats'));
    await client.createBooking(bookingInput('intake-seats'));
    show({ bookingUid: mine.uid, seatUid: mine.seatUid });
    await screen.findByText('Your appointment is booked');
    vi.spyOn(client, 'getCurrentBooking').mockReturnValue(new Promise(() => undefined));
    await userEvent.click(screen.getByRole('button', { name: 'Cancel the appointment' }));
    await userEvent.click(screen.getByRole('button', { name: 'Yes, cancel the appointment' }));
    expect(await screen.findByText('Your appointment is cancelled')).toBeInTheDocument();
    expect(screen.queryAllByRole('button')).toEqual([]);
    expect((await client.getBooking(mine.uid)).status).toBe('accepted');
  });

  it('isn’t claimed if somebody else cancelled or rescheduled the seat, which is shown as no longer booked', async () => {
    const { cal, client, show } = setUp();
    const mine = await client.createBooking(bookingInput('intake-seats'));
    await client.createBooking(bookingInput('intake-seats'));
    const other = createProxyClient({ cal });
    await other.updateBooking(mine.uid, { start: TUESDAY_TEN, seatUid: mine.seatUid });
    show({ bookingUid: mine.uid, seatUid: mine.seatUid });
    expect(await screen.findByText('This time is no longer booked')).toBeInTheDocument();
    expect(screen.queryByText(/is cancelled/)).toBeNull();
    expect(screen.queryAllByRole('button')).toEqual([]);
  });

  it('isn’t offered through a proxy without a seatUid, because it would cancel everyone’s seats', async () => {
    const { cal, client, show } = setUp();
    const mine = await client.createBooking(bookingInput('intake-seats'));
    await client.createBooking(bookingInput('intake-seats'));
    const { unmount } = show({ bookingUid: mine.uid, client: createProxyClient({ cal }) });
    await screen.findByText('Your appointment is booked');
    expect(button('Add to calendar')).toBeInTheDocument();
    expect(button('Cancel the appointment')).toBeNull();
    expect(button('Change the time')).toBeNull();
    unmount();

    show({ bookingUid: mine.uid, seatUid: mine.seatUid, client: createProxyClient({ cal }) });
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel the appointment' }));
    await userEvent.type(screen.getByRole('textbox'), 'Ill');
    await userEvent.click(screen.getByRole('button', { name: 'Yes, cancel the appointment' }));
    expect(await screen.findByText('Your appointment is cancelled')).toBeInTheDocument();
    expect((await client.getBooking(mine.uid)).status).toBe('accepted');
  });

  it('by the clinic closes the page on which the patient is choosing another time', async () => {
    const { client, show, queryClient } = setUp();
    const { uid } = await client.createBooking(bookingInput());
    show({ bookingUid: uid, calLink: 'clinic/intake', calOrigin: 'https://cal.test' });
    await userEvent.click(await screen.findByRole('button', { name: 'Change the time' }));
    expect(screen.getByText('Loading available times…')).toBeInTheDocument();
    await client.deleteBooking(uid);
    await act(() => queryClient.invalidateQueries());
    expect(await screen.findByText('Your appointment is cancelled')).toBeInTheDocument();
    expect(document.querySelector('[data-awell-booking-page]')).toBeNull();
  });

  it('isn’t offered again after Cal.com refused', async () => {
    const { client, show } = setUp();
    const { uid } = await client.createBooking(bookingInput());
    const refused = new BookingError('bad_request', 'No.');
    vi.spyOn(client, 'deleteBooking').mockRejectedValueOnce(refused);
    show({ bookingUid: uid });
    await userEvent.click(await screen.findByRole('button', { name: 'Cancel the appointment' }));
    await userEvent.click(screen.getByRole('button', { name: 'Yes, cancel the appointment' }));
    const reason = await screen.findByText(/cannot be cancelled here/);
    expect(button('Cancel the appointment')).toBeNull();
    await waitFor(() => expect(document.activeElement).toContainElement(reason));
    expect(document.activeElement).not.toBe(document.body);
  });

  it('isn’t offered if the event type forbids it', async () => {
    const { client, show } = setUp();
    const { uid } = await client.createBooking(bookingInput());
    show({ bookingUid: uid, canCancel: false, canReschedule: false });
    expect(await screen.findByRole('button', { name: 'Add to calendar' })).toBeInTheDocument();
    expect(button('Cancel the appointment')).toBeNull();
    expect(button('Change the time')).toBeNull();
  });
});

it('the links to web calendars work without a key, for one date but not for a series', async () => {
  const { client, show } = setUp();
  const { uid } = await client.createBooking(bookingInput());
  const { unmount } = show({ bookingUid: uid });
  const google = await screen.findByRole('link', { name: 'Google' });
  const asked = new URL(google.getAttribute('href') ?? '').searchParams;
  expect(asked.get('dates')).toMatch(/^\d{8}T\d{6}Z\/\d{8}T\d{6}Z$/);
  expect(asked.get('text')).toBe('Intake');
  expect(asked.get('details')).toContain(`/booking/${uid}`);
  expect(screen.getByRole('link', { name: 'Outlook' })).toHaveAttribute(
    'href',
    expect.stringContaining('startdt='),
  );
  unmount();
  const { recurringBookingUid = '' } = await client.createBooking({
    ...bookingInput('intake-recurring'),
    start: TUESDAY_TEN,
  });
  show({ bookingUid: recurringBookingUid });
  await screen.findByRole('button', { name: 'Add to calendar' });
  expect(screen.queryByRole('link', { name: 'Google' })).toBeNull();
});

it('BookingDetails needs neither provider nor QueryClient, but calOrigin for a self-hosted Cal.com', async () => {
  const fetch = vi
    .spyOn(globalThis, 'fetch')
    .mockResolvedValue(new Response('{}', { status: 404 }));
  const { unmount } = render(<BookingDetails bookingUid="abc" locale="en" />);
  expect(await screen.findByText('We could not find this appointment')).toBeInTheDocument();
  expect(String(fetch.mock.calls[0]?.[0])).toBe('https://api.cal.com/v2/bookings/abc');
  unmount();

  const onError = vi.fn();
  render(
    <BookingDetails
      bookingUid="abc"
      calOrigin="https://booking.clinic.example"
      onError={onError}
    />,
  );
  expect(screen.getByRole('heading')).toHaveTextContent('Your appointment could not be loaded');
  expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'missing_client' }));
});
