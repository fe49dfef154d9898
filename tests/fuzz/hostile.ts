import * as fc from 'fast-check';

export const NAMESPACE = 'awell-1';
export const CAL_ORIGIN = 'https://app.cal.com';

/** A message that must not complete anything. */
export interface Hostile {
  /** Made when it is sent, because fast-check itself would read properties that must not be read. */
  data: () => unknown;
  from: 'frame' | 'otherFrame' | 'self' | 'nobody';
  origin: string;
}

const BOOKING_EVENTS = [
  'bookingSuccessful',
  'bookingSuccessfulV2',
  'rescheduleBookingSuccessful',
  'rescheduleBookingSuccessfulV2',
  'bookingCancelled',
];
const TYPES = [...BOOKING_EVENTS, 'linkReady', 'linkFailed', '__iframeReady', 'constructor', ''];

const fullType = (type: string): string => `CAL:${NAMESPACE}:${type}`;

/** A booking that would be accepted from the booking page. */
const booking = fc.record({ uid: fc.uuid(), startTime: fc.date().map(String) }).map((wire) => {
  const { uid, startTime } = wire;
  return { uid, startTime, status: 'ACCEPTED', booking: { uid, startTime, id: 4242 } };
});

const message = (names: fc.Arbitrary<string>, data: fc.Arbitrary<unknown>) =>
  fc.record({ originator: fc.constant('CAL'), fullType: names, data });

const genuine = message(fc.constantFrom(...BOOKING_EVENTS).map(fullType), booking);

const lazy = (data: fc.Arbitrary<unknown>): fc.Arbitrary<() => unknown> =>
  data.map((value) => () => value);

/** Correct except for the sender. */
const outsider = fc.record({
  data: lazy(genuine),
  from: fc.constantFrom('otherFrame' as const, 'self' as const, 'nobody' as const),
  origin: fc.constantFrom(CAL_ORIGIN, 'https://evil.example', ''),
});

/** Correct except for the frame's current address. */
const elsewhere = fc.record({
  data: lazy(genuine),
  from: fc.constant('frame' as const),
  origin: fc.oneof(
    fc.webUrl().map((url) => new URL(url).origin),
    fc.constantFrom(
      '',
      'null',
      'http://app.cal.com',
      'https://app.cal.com:8443',
      'https://app.cal.com.evil.example',
      'https://evilcal.com',
      'https://app.cal.com@evil.example',
      'https://APP.CAL.COM.',
      'file://',
    ),
  ),
});

const fromFrame = (data: fc.Arbitrary<() => unknown>): fc.Arbitrary<Hostile> =>
  fc.record({ data, from: fc.constant('frame' as const), origin: fc.constant(CAL_ORIGIN) });

const foreignName = fc.oneof(
  fc.string().filter((text) => !text.startsWith('CAL:')),
  fc
    .constantFrom(...BOOKING_EVENTS)
    .chain((type) =>
      fc.constantFrom(
        `CAL:awell-2:${type}`,
        `CAL::${type}`,
        `CAL:__proto__:${type}`,
        `cal:${NAMESPACE}:${type}`,
        ` CAL:${NAMESPACE}:${type}`,
        `CAL:${NAMESPACE}:${type}:more`,
        `CAL:${NAMESPACE}:${type} `,
        `CAL:${NAMESPACE}:toString`,
        `CAL:${':'.repeat(200_000)}`,
        'CAL:'.repeat(100_000),
      ),
    ),
  fc.anything().filter((value) => typeof value !== 'string') as fc.Arbitrary<string>,
);

const noUid = fc.oneof(
  fc.constantFrom('', '   ', 'x'.repeat(501), 'x'.repeat(200_000), null, undefined, true),
  fc.integer(),
  fc.array(fc.string()),
  fc.dictionary(fc.string(), fc.string()),
);

/** From the booking page itself, but without a booking. */
const malformed = message(
  fc.constantFrom(...TYPES).map(fullType),
  fc.oneof(
    fc
      .anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true })
      .filter(
        (value) =>
          typeof value !== 'object' || value === null || !('uid' in value || 'booking' in value),
      ),
    fc.record({ uid: noUid, title: fc.string(), allBookings: fc.anything() }),
    fc.record({ uid: noUid, booking: fc.record({ uid: noUid, id: fc.integer() }) }),
    fc.record({
      uid: noUid,
      booking: fc.anything().filter((value) => !(value as { uid?: unknown } | null)?.uid),
    }),
  ),
);

const refuse = (): never => {
  throw new Error('touched');
};

const cyclic = (): unknown => {
  const value: Record<string, unknown> = { fullType: fullType('bookingSuccessfulV2') };
  value['data'] = value;
  value['booking'] = value;
  return value;
};

/** Values that postMessage can't send, but that the listener must survive. */
const exotic = fc.constantFrom<(() => unknown)[]>(
  cyclic,
  () => Symbol('message'),
  () => refuse,
  () => new Proxy({}, { get: refuse, has: refuse, ownKeys: refuse }),
  () => Object.defineProperty({}, 'fullType', { get: refuse }),
  () =>
    Object.defineProperty({ fullType: fullType('bookingSuccessfulV2') }, 'data', { get: refuse }),
  () => ({
    fullType: fullType('bookingSuccessfulV2'),
    data: new Proxy({}, { get: refuse, has: refuse, ownKeys: refuse }),
  }),
  () => ({
    fullType: fullType('bookingSuccessful'),
    data: { booking: new Proxy({}, { get: refuse }) },
  }),
  () => ({ fullType: { toString: refuse, split: refuse } }),
);

export const hostile: fc.Arbitrary<Hostile> = fc.oneof(
  outsider,
  elsewhere,
  fromFrame(lazy(message(foreignName, booking))),
  { arbitrary: fromFrame(lazy(malformed)), weight: 3 },
  fromFrame(exotic),
  fromFrame(lazy(fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true }))),
);
