import { act, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { BookAppointment, BookingDetails, createCalClient } from '../../src';

const taken = (): never => {
  throw new Error('taken away');
};

afterEach(() => {
  Reflect.deleteProperty(globalThis, 'Cal');
  Reflect.deleteProperty(Array.prototype, 'evil');
  Reflect.deleteProperty(Object.prototype, 'evil');
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  document.head.replaceChildren();
});

const have = (Cal: unknown) => (): void => void Object.assign(globalThis, { Cal });
const stub = (name: string, value: unknown) => (): void => void vi.stubGlobal(name, value);

/** What a page may have changed that the library needs. */
const CAL: [what: string, take: () => void][] = [
  ['an element with the id Cal', have(document.createElement('section'))],
  ['an object called Cal', have({})],
  ['a frozen object called Cal', have(Object.freeze({}))],
  ['a number called Cal', have(7)],
  [
    'a property Cal that throws',
    () => Object.defineProperty(globalThis, 'Cal', { configurable: true, get: taken, set: taken }),
  ],
  [
    'no access to the head (Trusted Types)',
    () => {
      vi.spyOn(document.head, 'append').mockImplementation(taken);
      vi.spyOn(document.head, 'appendChild').mockImplementation(taken);
    },
  ],
];
const PIECES: [what: string, take: () => void][] = [
  ['a frozen function called Cal', have(Object.freeze(() => undefined))],
  ['no storage', () => vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(taken)],
  ['no crypto', stub('crypto', undefined)],
  ['no MutationObserver', stub('MutationObserver', undefined)],
  ['a MutationObserver that throws', stub('MutationObserver', taken)],
  ['no Intl', stub('Intl', undefined)],
  ['an Intl that throws', stub('Intl', { DateTimeFormat: taken })],
  ['an Intl with dates only', stub('Intl', { DateTimeFormat: Intl.DateTimeFormat })],
  ['no BroadcastChannel', stub('BroadcastChannel', undefined)],
  ['a BroadcastChannel that throws', stub('BroadcastChannel', taken)],
  ['no AbortController', stub('AbortController', undefined)],
  ['no ResizeObserver', stub('ResizeObserver', undefined)],
  ['no matchMedia', stub('matchMedia', undefined)],
  ['an empty navigator', stub('navigator', {})],
  ['locks that throw', stub('navigator', { language: 'en', locks: { request: taken } })],
  [
    'an extra property on every array',
    () =>
      // oxlint-disable-next-line no-extend-native -- This is what such a page does.
      Object.defineProperty(Array.prototype, 'evil', {
        configurable: true,
        writable: true,
        enumerable: true,
        value: 1,
      }),
  ],
  [
    'more on every object',
    () =>
      // oxlint-disable-next-line no-extend-native -- This is what such a page does.
      Object.defineProperty(Object.prototype, 'evil', {
        configurable: true,
        writable: true,
        enumerable: true,
        value: 'x',
      }),
  ],
];

/** Mounts every component beside a sentence of the host, and waits a moment. */
async function mount(take: () => void) {
  const [onError, quiet] = [vi.fn(), vi.spyOn(console, 'error')];
  // React logs here what it couldn't render.
  quiet.mockImplementation(() => undefined);
  const client = createCalClient({ fetch: () => new Promise(() => undefined) });
  take();
  render(
    <>
      <p>The rest of the page</p>
      <BookAppointment
        calLink="clinic/intake"
        activityId={`activity-${Math.random()}`}
        completeActivity={async () => undefined}
        onError={onError}
      />
      <BookingDetails bookingUid="abc" client={client} onError={onError} />
    </>,
  );
  await act(async () => undefined);
  expect(quiet).not.toHaveBeenCalled();
  expect(screen.getByText('The rest of the page')).toBeInTheDocument();
  return { onError };
}

describe('in a page with', () => {
  it.each(CAL)(
    '%s, the patient gets a link, and the rest of the page still works',
    async (_what, take) => {
      const { onError } = await mount(take);
      const error = expect.objectContaining({ code: 'embed_blocked', cause: expect.any(Error) });
      expect(onError).toHaveBeenCalledExactlyOnceWith(error);
      expect(screen.getByRole('link', { name: /new tab|own page/i })).toHaveAttribute(
        'href',
        expect.stringContaining('clinic/intake'),
      );
    },
  );

  it.each(PIECES)('%s, everything is shown', async (_what, take) => {
    const { onError } = await mount(take);
    expect(onError).not.toHaveBeenCalled();
  });
});
