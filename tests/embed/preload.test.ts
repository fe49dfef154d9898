import { afterEach, describe, expect, it, vi } from 'vitest';
import { bookingPageHints, preloadBookingPage } from '../../src/index';

const links = () =>
  [...document.head.querySelectorAll('link')].map(({ rel, href }) => `${rel} ${href}`);
const frames = () => [...document.querySelectorAll('iframe')].map(({ src }) => src);

const now = () => vi.advanceTimersByTimeAsync(0);
/** Makes the page idle. jsdom has no idle callbacks, like Safari. */
const idle = () => vi.advanceTimersByTimeAsync(200);

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  document.head.replaceChildren();
  document.body.replaceChildren();
});

const bad: [string, { calLink: string; calOrigin?: string; embedJsUrl?: string }, string][] = [
  ['no calLink', { calLink: '' }, 'invalid_cal_link'],
  ['a calLink that isn’t a string', { calLink: null as never }, 'invalid_cal_link'],
  ['a script as calLink', { calLink: 'javascript:alert(1)' }, 'invalid_cal_link'],
  ['an invalid origin', { calLink: 'a/b', calOrigin: 'cal' }, 'invalid_cal_origin'],
  ['a data URL as embed.js', { calLink: 'a/b', embedJsUrl: 'data:,x' }, 'invalid_cal_origin'],
  ['a script as embed.js', { calLink: 'a/b', embedJsUrl: 'javascript:a()' }, 'invalid_cal_origin'],
];

it.each(bad)('bookingPageHints throws for %s, with a code', (_what, upcoming, code) => {
  expect(() => bookingPageHints(upcoming)).toThrowError(expect.objectContaining({ code }));
});

it.each(bad)('preloadBookingPage reports %s without throwing', (_what, upcoming, code) => {
  const reported = vi.fn();
  vi.stubGlobal('reportError', reported);
  preloadBookingPage(upcoming)();
  expect(reported).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code }));
  expect(links()).toEqual([]);
});

describe('hints for the first HTML', () => {
  it('contain only embed.js if it is on the same origin as the booking page', () => {
    expect(bookingPageHints({ calLink: 'clinic/intake' })).toEqual([
      { rel: 'preload', href: 'https://app.cal.com/embed/embed.js', as: 'script' },
    ]);
  });

  it('also open the connection to an organisation’s booking page, which is on another origin', () => {
    const hints = bookingPageHints({ calLink: 'intake', calOrigin: 'https://clinic.cal.com' });
    expect(hints.map(({ rel, href }) => `${rel} ${href}`)).toEqual([
      'preconnect https://clinic.cal.com',
      'preload https://app.cal.com/embed/embed.js',
    ]);
  });
});

describe('preloadBookingPage', () => {
  it('opens connections and loads embed.js at once, and the page when the browser is idle', async () => {
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

  it('keeps the preloaded page if a widget mounts in the moment when it is stopped', async () => {
    vi.useFakeTimers();
    const cancel = preloadBookingPage({ calLink: 'clinic/zero' });
    await idle();
    cancel();
    document.body.insertAdjacentHTML('beforeend', '<div data-awell-booking-page></div>');
    await now();
    expect(frames()).toHaveLength(1);
  });

  it('does nothing when called twice, and stops when every caller has stopped it', async () => {
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

  it('leaves out the query of the calLink, which may contain patient data', async () => {
    vi.useFakeTimers();
    const cancel = preloadBookingPage({ calLink: 'clinic/two?name=Ada' });
    await idle();
    expect(frames()).toEqual(['https://app.cal.com/clinic/two/embed?preload=true']);
    cancel();
  });

  it('doesn’t load the booking page with assets: false', async () => {
    vi.useFakeTimers();
    preloadBookingPage({ calLink: 'clinic/three', assets: false });
    await idle();
    expect(frames()).toEqual([]);
  });

  it('removes the page after 30 seconds, because nothing says when all of it has loaded', async () => {
    vi.useFakeTimers();
    preloadBookingPage({ calLink: 'clinic/four' });
    await idle();
    expect(frames()).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(frames()).toEqual([]);
  });
});
