import { afterEach, describe, expect, it, vi } from 'vitest';
import { bookingPageHints, preloadBookingPage } from '../../src/index';

const links = () =>
  [...document.head.querySelectorAll('link')].map(({ rel, href }) => `${rel} ${href}`);
const frames = () => [...document.querySelectorAll('iframe')].map(({ src }) => src);

const now = () => vi.advanceTimersByTimeAsync(0);
/** Lets the page around be idle. jsdom has no idle callbacks, like Safari. */
const idle = () => vi.advanceTimersByTimeAsync(200);

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.head.replaceChildren();
  document.body.replaceChildren();
});

const bad: [string, { calLink: string; calOrigin?: string; embedJsUrl?: string }, string][] = [
  ['no calLink', { calLink: '' }, 'invalid_cal_link'],
  ['a calLink that is no text', { calLink: null as never }, 'invalid_cal_link'],
  ['a script as calLink', { calLink: 'javascript:alert(1)' }, 'invalid_cal_link'],
  ['an origin that is none', { calLink: 'a/b', calOrigin: 'cal' }, 'invalid_cal_origin'],
  ['embed.js that is none', { calLink: 'a/b', embedJsUrl: 'data:,x' }, 'invalid_cal_origin'],
  [
    'an embed.js that is no address',
    { calLink: 'a/b', embedJsUrl: 'javascript:a()' },
    'invalid_cal_origin',
  ],
];

it.each(bad)('bookingPageHints refuses %s by a code', (_what, upcoming, code) => {
  expect(() => bookingPageHints(upcoming)).toThrowError(expect.objectContaining({ code }));
});

it.each(bad)(
  'preloadBookingPage reports %s, and takes nobody’s page away by it',
  (_what, upcoming, code) => {
    const reported = vi.fn();
    vi.stubGlobal('reportError', reported);
    preloadBookingPage(upcoming)();
    expect(reported).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code }));
    expect(links()).toEqual([]);
  },
);

describe('hints for the first HTML', () => {
  it('are embed.js alone where it is served beside the booking page', () => {
    expect(bookingPageHints({ calLink: 'clinic/intake' })).toEqual([
      { rel: 'preload', href: 'https://app.cal.com/embed/embed.js', as: 'script' },
    ]);
  });

  it('open the connection to an organisation’s page, which embed.js is not served by', () => {
    const hints = bookingPageHints({ calLink: 'intake', calOrigin: 'https://clinic.cal.com' });
    expect(hints.map(({ rel, href }) => `${rel} ${href}`)).toEqual([
      'preconnect https://clinic.cal.com',
      'preload https://app.cal.com/embed/embed.js',
    ]);
  });
});

describe('preloadBookingPage', () => {
  it('opens connections and asks for embed.js at once, and for the page when the browser is idle', async () => {
    vi.useFakeTimers();
    const cancel = preloadBookingPage({ calLink: 'intake', calOrigin: 'https://clinic.cal.com' });
    expect(links()).toEqual(['preconnect https://clinic.cal.com/']);
    expect([...document.scripts].map(({ src }) => src)).toEqual([
      'https://app.cal.com/embed/embed.js',
    ]);
    expect(frames()).toEqual([]);
    await idle();
    expect(frames()).toEqual(['https://clinic.cal.com/intake/embed?preload=true']);
    cancel();
    await now();
    expect(frames()).toEqual([]);
  });

  it('leaves what is under way to a widget that is mounted in the moment in which it is stopped', async () => {
    vi.useFakeTimers();
    const cancel = preloadBookingPage({ calLink: 'clinic/zero' });
    await idle();
    cancel();
    document.body.insertAdjacentHTML('beforeend', '<div data-awell-booking-page></div>');
    await now();
    expect(frames()).toHaveLength(1);
  });

  it('does nothing a second time, and stops only when nobody wants it any more', async () => {
    vi.useFakeTimers();
    const one = preloadBookingPage({ calLink: 'clinic/one' });
    const two = preloadBookingPage({ calLink: 'clinic/one' });
    await idle();
    expect(frames()).toHaveLength(1);
    one();
    one();
    await now();
    expect(frames()).toHaveLength(1);
    two();
    await now();
    expect(frames()).toEqual([]);
  });

  it('leaves the query of the calLink out, which may be about the patient', async () => {
    vi.useFakeTimers();
    const cancel = preloadBookingPage({ calLink: 'clinic/two?name=Ada' });
    await idle();
    expect(frames()).toEqual(['https://app.cal.com/clinic/two/embed?preload=true']);
    cancel();
  });

  it('can be told to leave the booking page alone', async () => {
    vi.useFakeTimers();
    preloadBookingPage({ calLink: 'clinic/three', assets: false });
    await idle();
    expect(frames()).toEqual([]);
  });

  it('keeps the page for half a minute, since nothing tells when all of it has come', async () => {
    vi.useFakeTimers();
    preloadBookingPage({ calLink: 'clinic/four' });
    await idle();
    expect(frames()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(frames()).toEqual([]);
  });
});
