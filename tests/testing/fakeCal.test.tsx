import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import {
  BookAppointment,
  createAwellClient,
  type BookAppointmentProps,
  type CompleteActivity,
} from '../../src/index';
import {
  emitBooking,
  emitCancel,
  awellAnswerFixture,
  emitReschedule,
  failCompletion,
  failEmbed,
  installFakeCal,
  recoverCompletion,
  recoverEmbed,
  type FakeCal,
} from '../../src/testing';

let cal: FakeCal;
let activityId = '';
let consoleError: MockInstance;
beforeEach(() => {
  cal = installFakeCal({ act });
  activityId = `activity-${Math.random()}`;
  localStorage.clear();
  consoleError = vi.spyOn(console, 'error');
});
afterEach(() => {
  const { calls } = consoleError.mock;
  vi.restoreAllMocks();
  cal.uninstall();
  // React says here what it does not like.
  expect(calls).toEqual([]);
});

const completeActivity = vi.fn<CompleteActivity>(async () => undefined);
const onBooked = vi.fn();
const onError = vi.fn();
beforeEach(() => void [completeActivity, onBooked, onError].map((mock) => mock.mockClear()));

const widget = (props: Partial<BookAppointmentProps> = {}) => (
  <BookAppointment
    calLink="clinic/intake"
    activityId={activityId}
    completeActivity={completeActivity}
    onBooked={onBooked}
    onError={onError}
    {...props}
  />
);
const mount = (props: Partial<BookAppointmentProps> = {}) =>
  render(<StrictMode>{widget(props)}</StrictMode>);
const status = () => document.querySelector('[data-awell-booking]')?.getAttribute('data-status');

describe('a fake booking page', () => {
  it('mounts and becomes ready by itself, without the network', async () => {
    mount();
    expect(status()).toBe('loading');
    const page = await cal.opened();
    expect(status()).toBe('ready');
    expect(screen.getByTitle('Book an appointment')).toBe(page.iframe);
    expect(page.iframe.src).toBe('');
    for (const script of document.scripts) expect(script.type).not.toMatch(/^$|javascript|module/);
  });

  it('has the props it was opened with', async () => {
    mount({
      calOrigin: 'https://cal.company.example',
      careFlowId: 'flow-1',
      prefill: { name: 'Ada & Sons', email: 'ada@example.com' },
      theme: 'dark',
    });
    const { url, ...page } = await cal.opened();
    expect(page).toMatchObject({ calLink: 'clinic/intake', activityId });
    expect(url.origin).toBe('https://cal.company.example');
    expect(url.pathname).toBe('/clinic/intake/embed');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      name: 'Ada & Sons',
      email: 'ada@example.com',
      'metadata[awellPathwayId]': 'flow-1',
      theme: 'dark',
      embedType: 'inline',
    });
  });

  it('books in one call, which resolves with what the app gets', async () => {
    mount();
    const booking = await emitBooking({ id: 4242, title: 'Intake', hostName: 'Dr. Ruiz' });
    expect(screen.getByRole('heading', { name: 'Your appointment is booked' })).toBeVisible();
    expect(await screen.findByText('Your clinic has received your booking.')).toBeVisible();
    expect(onBooked.mock.calls).toEqual([[booking]]);
    expect(completeActivity).toHaveBeenCalledExactlyOnceWith({
      activityId,
      dataPoints: [{ key: 'bookingId', value: '4242' }],
      booking,
    });
    expect(booking).toMatchObject({
      uid: 'fake-booking-1',
      start: '2030-01-07T09:00:00.000Z',
      end: '2030-01-07T09:30:00.000Z',
      status: 'accepted',
    });
    expect(cal.pages).toEqual([]);
  });

  it.each([
    ['pending', { status: 'pending' }, { status: 'pending', paymentRequired: false }],
    ['paid', { paymentRequired: true }, { status: 'pending', paymentRequired: true }],
    ['seated', { seatUid: 'seat-1' }, { seatUid: 'seat-1', id: 7300001 }],
    ['seated, joined', { seatUid: 'seat-1', id: null }, { seatUid: 'seat-1', id: undefined }],
    ['without a number', { id: null }, { id: undefined }],
    ['a rehearsal', { isDryRun: true }, { isDryRun: true, uid: 'DRY_RUN_UID' }],
    [
      'recurring',
      { occurrences: [{ start: '2030-02-01T10:00Z' }, { start: '2030-02-08T10:00Z' }] },
      { isRecurring: true, start: '2030-02-01T10:00:00.000Z' },
    ],
  ] as const)('tells of a booking that is %s', async (_name, details, expected) => {
    mount();
    const booking = await emitBooking(details);
    expect({ id: undefined, ...booking }).toMatchObject(expected);
    expect(onBooked.mock.calls).toEqual([[booking]]);
  });

  it.each(['v1', 'v2'] as const)('can send only %s of its events', async (versions) => {
    vi.useFakeTimers();
    mount();
    const { uid, id } = await emitBooking({}, { versions });
    await act(async () => vi.runOnlyPendingTimers());
    vi.useRealTimers();
    expect(onBooked).toHaveBeenCalledOnce();
    expect(onBooked.mock.calls[0]?.[0]).toEqual(
      versions === 'v1'
        ? expect.objectContaining({ uid, id })
        : expect.not.objectContaining({ id }),
    );
  });

  it('reschedules a booking and cancels one', async () => {
    const onRescheduled = vi.fn();
    const onCancelled = vi.fn();
    mount({ onRescheduled, onCancelled, rescheduleUid: 'old' });
    const moved = await emitReschedule({ paymentRequired: true });
    expect(onRescheduled).toHaveBeenCalledExactlyOnceWith({ booking: moved, previousUid: 'old' });
    await emitCancel();
    expect(onCancelled).toHaveBeenCalledExactlyOnceWith({
      booking: expect.objectContaining({ uid: moved.uid }),
    });
  });

  it('cal-real 1.6: a cancelled booking is cancelled, whatever its status was', async () => {
    const onCancelled = vi.fn();
    mount({ onCancelled });
    await emitBooking({ paymentRequired: true });
    await emitCancel();
    expect(onCancelled.mock.calls[0]?.[0]).toMatchObject({ booking: { status: 'cancelled' } });
  });

  it('waits for the widget if it isn’t there yet', async () => {
    const booking = emitBooking();
    mount();
    expect((await booking).uid).toBe('fake-booking-1');
    expect(onBooked).toHaveBeenCalledOnce();
  });

  it('books when its button is pressed', async () => {
    mount();
    const { iframe } = await cal.opened();
    expect(iframe.contentDocument?.body).toHaveTextContent('Fake booking page: clinic/intake');
    const [button] = iframe.contentDocument?.getElementsByTagName('button') ?? [];
    fireEvent.click(button!);
    expect(await screen.findByText('Your clinic has received your booking.')).toBeVisible();
    expect(onBooked).toHaveBeenCalledOnce();
  });

  it('must be chosen if there are several', async () => {
    render(
      <>
        {widget()}
        {widget({ activityId: `${activityId}-other`, calLink: 'clinic/group' })}
      </>,
    );
    await expect(emitBooking()).rejects.toMatchObject({ code: 'no_fake_page' });
    const [first, second] = cal.pages;
    expect([first?.calLink, second?.calLink]).toEqual(['clinic/intake', 'clinic/group']);
    second?.emitBooking({ uid: 'group' });
    expect(onBooked.mock.calls.map(([{ uid }]) => uid)).toEqual(['group']);
    expect(await screen.findByText('Your clinic has received your booking.')).toBeVisible();
    expect(completeActivity.mock.calls[0]?.[0].activityId).toBe(`${activityId}-other`);
  });

  it('is ignored if it sends from a foreign origin', async () => {
    mount();
    await emitBooking({}, { origin: 'https://evil.example' });
    expect(onBooked).not.toHaveBeenCalled();
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'untrusted_origin' }));
  });

  it('works for the widget of the next test, and leaves nothing behind', async () => {
    const { append, appendChild } = document.head;
    mount().unmount();
    cal.uninstall();
    expect(window).not.toHaveProperty('Cal');
    expect(document.head.append).not.toBe(append);
    expect(document.head.appendChild).not.toBe(appendChild);
    expect(document.scripts).toHaveLength(0);
    await expect(emitBooking()).rejects.toMatchObject({ code: 'no_fake_page' });
    installFakeCal({ act });
    cal = installFakeCal({ act });
    mount();
    await emitBooking();
    expect(onBooked).toHaveBeenCalledOnce();
  });
});

describe('a booking page that fails', () => {
  it.each([
    ['blocked', 'embed_blocked'],
    [404, 'link_failed'],
    [500, 'link_failed'],
  ] as const)('by %s is told of, and works again when it has recovered', async (how, code) => {
    failEmbed(how);
    mount();
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    await vi.waitFor(() => expect(onError).toHaveBeenCalledTimes(2));
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code }));
    recoverEmbed();
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await emitBooking();
    expect(await screen.findByText('Your clinic has received your booking.')).toBeVisible();
  });

  it('can be blocked after it has worked', async () => {
    mount().unmount();
    await vi.waitFor(() => expect(cal.pages).toEqual([]));
    failEmbed('blocked');
    mount({ activityId: `${activityId}-2` });
    await screen.findByRole('button', { name: 'Try again' });
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'embed_blocked' }));
  });

  it('is reported once: a blocked page isn’t reported as late too', async () => {
    vi.useFakeTimers();
    failEmbed('blocked');
    mount({ loadTimeout: 3000 });
    await act(() => vi.advanceTimersByTimeAsync(3000));
    vi.useRealTimers();
    expect(status()).toBe('failed');
    expect(onError.mock.calls.map(([error]) => error.code)).toEqual(['embed_blocked']);
  });

  it('that sends nothing fails after loadTimeout', async () => {
    vi.useFakeTimers();
    failEmbed('dead');
    mount({ loadTimeout: 3000 });
    await act(() => vi.advanceTimersByTimeAsync(2999));
    expect(status()).toBe('loading');
    await act(() => vi.advanceTimersByTimeAsync(1));
    expect(status()).toBe('failed');
    vi.useRealTimers();
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'page_timeout' }));
  });
});

describe('completion by the fake Awell', () => {
  const asked = vi.fn<typeof fetch>(async () => Response.json(awellAnswerFixture()));
  const book = async () => {
    asked.mockClear();
    vi.stubGlobal('fetch', asked);
    cal = installFakeCal({ act });
    const awell = createAwellClient({ endpoint: '/api/awell' });
    mount({ completeActivity: awell.completeExtensionActivity });
    return cal;
  };
  afterEach(() => vi.unstubAllGlobals());
  const codes = () => onError.mock.calls.map(([error]) => error.code);

  it('succeeds by default', async () => {
    await book();
    await emitBooking();
    expect(await screen.findByText('Your clinic has received your booking.')).toBeVisible();
    expect(asked).toHaveBeenCalledOnce();
  });

  it('can be refused, and the patient is asked to tell the clinic', async () => {
    await book();
    failCompletion('refused');
    await emitBooking();
    expect(
      await screen.findByRole('heading', {
        name: 'Please tell your clinic about your appointment',
      }),
    ).toBeVisible();
    expect(codes()).toEqual(['completion_refused']);
    expect(asked).not.toHaveBeenCalled();
  });

  it('can find another booking, which the patient sees', async () => {
    await book();
    failCompletion('already_completed');
    await emitBooking();
    expect(await screen.findByRole('link', { name: 'Cancel the other booking' })).toBeVisible();
  });

  it('can succeed while its answer is lost', async () => {
    await book();
    failCompletion('lost');
    await emitBooking();
    await waitFor(() => expect(codes()).toEqual(['network']));
    expect(asked).toHaveBeenCalledOnce();
    recoverCompletion();
    expect(await screen.findByText('Your clinic has received your booking.')).toBeVisible();
  });

  it('rejects an unknown failure', () => {
    expect(() => failCompletion('no' as 'lost')).toThrow(
      expect.objectContaining({ code: 'invalid_input', field: 'failure' }),
    );
  });
});

describe('a mistake in a test is reported', () => {
  it('no widget', async () => {
    cal = installFakeCal({ openTimeout: 10 });
    const error = await emitBooking().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'no_fake_page' });
    expect(String(error)).toContain(
      'No booking page was opened within 10 ms. Call installFakeCal()',
    );
  });

  it('no page, because it was made to fail', async () => {
    cal = installFakeCal({ act, openTimeout: 10 });
    failEmbed('dead');
    mount();
    await expect(emitBooking()).rejects.toThrow('failEmbed("dead") was called');
  });

  it.each<[object, string]>([
    [{ startTime: '2030-01-01' }, 'startTime'],
    [{ start: 'tomorrow' }, 'start'],
    [{ occurrences: [] }, 'occurrences'],
  ])('details %j', async (details, field) => {
    mount();
    await expect(emitBooking(details)).rejects.toMatchObject({ code: 'invalid_input', field });
    expect(onBooked).not.toHaveBeenCalled();
  });

  it('an unknown failure, and an unknown booking', async () => {
    expect(() => failEmbed('ok' as 'dead')).toThrow(
      expect.objectContaining({ code: 'invalid_input' }),
    );
    expect(() => failEmbed(200)).toThrow(expect.objectContaining({ code: 'invalid_input' }));
    mount();
    await expect(emitCancel()).rejects.toMatchObject({ field: 'uid' });
    await expect(emitReschedule()).rejects.toMatchObject({ field: 'rescheduledFromUid' });
  });
});
