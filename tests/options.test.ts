import { describe, expect, it } from 'vitest';
import {
  bookingPageHints,
  bookingPageUrl,
  createAwellClient,
  createCalClient,
  type AwellClientOptions,
  type BookingPageUrlOptions,
  type CalClientOptions,
} from '../src';
import {
  createAwellProxy,
  createCalProxy,
  createMemoryStore,
  createWebhookHandler,
  forwardToAwell,
  type AwellProxyOptions,
  type CalProxyOptions,
  type CreateWebhookHandlerOptions,
  type ForwardToAwellOptions,
} from '../src/server';
import { createCalClientV1 } from '../src/api/cal/calClientV1';

/** What untyped apps hand over for nothing. */
const NOTHING = ['', ' ', '\n', null, undefined];
/** What no option means. `nonsense` may be a name, and a function whatever is called. */
const NONSENSE = [Number.NaN, -1, {}, [null, 'x'], true, Symbol('odd')];

/** `out`: as if left out. `needed`: refused by name without it. What is nonsense: `taken`, or refused by `name`. */
type Fate = [nothing: 'out' | 'needed', nonsense: 'taken' | 'named'];
type Fates<Options> = Record<keyof Options, Fate>;

const whoever = (): never => {
  throw new Error('called too early');
};

const fetching = {
  fetch: ['out', 'named'],
  timeout: ['out', 'named'],
  // Anything but `true` is a no.
  allowHttp: ['out', 'taken'],
} as const satisfies Record<string, Fate>;

const calClient: Fates<CalClientOptions> = {
  ...fetching,
  baseUrl: ['out', 'named'],
  apiKey: ['out', 'named'],
  proxyUrl: ['out', 'named'],
  calOrigin: ['out', 'named'],
  account: ['out', 'named'],
};
const guard = {
  allowedOrigins: ['out', 'named'],
  onError: ['out', 'named'],
} as const satisfies Record<string, Fate>;
const calProxy: Fates<CalProxyOptions> = {
  ...fetching,
  ...guard,
  apiKey: ['needed', 'named'],
  authorize: ['needed', 'named'],
  baseUrl: ['out', 'named'],
  apiVersion: ['out', 'named'],
  allow: ['out', 'named'],
  keyFor: ['out', 'named'],
  basePath: ['out', 'named'],
};
const awellClient: Fates<AwellClientOptions> = {
  ...fetching,
  endpoint: ['needed', 'named'],
  headers: ['out', 'named'],
};
const awellProxy: Fates<AwellProxyOptions> = {
  ...fetching,
  ...guard,
  apiKey: ['needed', 'named'],
  endpoint: ['needed', 'named'],
  authorize: ['needed', 'named'],
  calClient: ['out', 'named'],
  isOfActivity: ['out', 'named'],
  onVerified: ['out', 'named'],
};
const webhooks: Fates<CreateWebhookHandlerOptions> = {
  secret: ['needed', 'named'],
  onEvent: ['needed', 'named'],
  // Anything but `true` is a no.
  allowUnsigned: ['out', 'taken'],
  maxBytes: ['out', 'named'],
  maxAgeMinutes: ['out', 'named'],
  store: ['out', 'named'],
  onError: ['out', 'named'],
};
const forward: Fates<ForwardToAwellOptions> = { ...fetching, targets: ['needed', 'named'] };
const pageUrl: Fates<BookingPageUrlOptions> = {
  calLink: ['needed', 'named'],
  activityId: ['needed', 'named'],
  calOrigin: ['out', 'named'],
  // Text and numbers that go into an address, or not.
  careFlowId: ['out', 'taken'],
  metadata: ['out', 'taken'],
  prefill: ['out', 'taken'],
  rescheduleUid: ['out', 'taken'],
  timeZone: ['out', 'taken'],
};

type Door = [
  name: string,
  open: (options: never) => unknown,
  needs: object,
  fates: Record<string, Fate>,
];
const DOORS: Door[] = [
  ['createCalClient', createCalClient, {}, calClient],
  [
    'createCalClientV1',
    createCalClientV1,
    { proxyUrl: '/api/cal' },
    { ...calClient, proxyUrl: ['needed', 'named'] },
  ],
  ['createAwellClient', createAwellClient, { endpoint: '/api/awell' }, awellClient],
  ['createCalProxy', createCalProxy, { apiKey: 'key', authorize: whoever }, calProxy],
  [
    'createAwellProxy',
    createAwellProxy,
    { apiKey: 'key', endpoint: 'https://api.awell.test/graphql', authorize: whoever },
    awellProxy,
  ],
  ['createWebhookHandler', createWebhookHandler, { secret: 'secret', onEvent: whoever }, webhooks],
  ['forwardToAwell', forwardToAwell, { targets: {} }, forward],
  ['bookingPageUrl', bookingPageUrl, { calLink: 'clinic/intake', activityId: 'act' }, pageUrl],
  [
    'bookingPageHints',
    bookingPageHints,
    { calLink: 'clinic/intake' },
    { calLink: ['needed', 'named'], calOrigin: ['out', 'named'], embedJsUrl: ['out', 'named'] },
  ],
  [
    'createMemoryStore',
    ({ maxEntries }: { maxEntries: number }) => createMemoryStore(maxEntries),
    {},
    { maxEntries: ['out', 'named'] },
  ],
];

/** Codes that name their option. */
const NAMES: Readonly<Record<string, string>> = {
  missing_authorize: 'authorize',
  invalid_cal_link: 'calLink',
  invalid_cal_origin: 'calOrigin embedJsUrl',
  invalid_activity: 'activityId',
  v1_decommissioned: 'proxyUrl baseUrl',
};

/** What becomes of a value: `taken`, or the name by which it is refused. */
function fateOf([, open, needs]: Door, option: string, value: unknown): string {
  try {
    const result = open({ ...needs, [option]: value } as never);
    expect(typeof result === 'string' && /NaN|Symbol|object|%20=/.test(result)).toBe(false);
    return 'taken';
  } catch (error) {
    const { name, code, field } = error as { name: string; code: string; field?: string };
    expect([option, name]).toEqual([option, 'BookingError']);
    return NAMES[code] ?? String(field).split('.')[0]!;
  }
}

describe.each(
  DOORS.flatMap((door) =>
    Object.entries(door[3]).map(([option, fate]) => ({ door, option, fate })),
  ),
)('$option of $door.0', ({ door, option, fate: [nothing, nonsense] }) => {
  it.each(NOTHING)(
    `is ${nothing === 'out' ? 'as if left out' : 'asked for by name'} where it is %j`,
    (value) => {
      const fate = fateOf(door, option, value);
      if (nothing === 'out') expect(fate).toBe('taken');
      else expect(fate.split(' ')).toContain(option);
    },
  );

  it.each(NONSENSE)(
    `that is %o ${nonsense === 'named' ? 'is refused by name' : 'harms nobody'}`,
    (value) => {
      const fate = fateOf(door, option, value);
      // Of these an object may be empty.
      const isEmpty = ['headers', 'targets'].includes(option) && JSON.stringify(value) === '{}';
      if (nonsense === 'taken' || isEmpty) expect(fate).toBe('taken');
      else expect(fate.split(' ')).toContain(option);
    },
  );
});

it.each(DOORS.filter(([name]) => name !== 'createMemoryStore'))(
  '%s without options says what it wants, or wants nothing',
  (_name, open, needs) => {
    for (const value of [null, undefined]) {
      if (Object.keys(needs).length === 0) expect(() => open(value as never)).not.toThrow();
      else
        expect(() => open(value as never)).toThrow(
          expect.objectContaining({ name: 'BookingError' }),
        );
    }
  },
);
