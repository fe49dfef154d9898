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

/** Empty values that untyped apps pass. */
const NOTHING = ['', ' ', '\n', null, undefined];
/** Values without a meaning for any option. Text could be a name, and any function could be a callback. */
const NONSENSE = [Number.NaN, -1, {}, [null, 'x'], true, Symbol('odd')];

/** `out`: counts as left out. `needed`: refused by name without it. Meaningless values are `taken`, or refused by `name`. */
type Rule = [nothing: 'out' | 'needed', nonsense: 'taken' | 'named'];
type Rules<Options> = Record<keyof Options, Rule>;

const whoever = (): never => {
  throw new Error('called too early');
};

const fetching = {
  fetch: ['out', 'named'],
  timeout: ['out', 'named'],
  // Only `true` counts as yes.
  allowHttp: ['out', 'taken'],
} as const satisfies Record<string, Rule>;

const calClient: Rules<CalClientOptions> = {
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
} as const satisfies Record<string, Rule>;
const calProxy: Rules<CalProxyOptions> = {
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
const awellClient: Rules<AwellClientOptions> = {
  ...fetching,
  endpoint: ['needed', 'named'],
  headers: ['out', 'named'],
};
const awellProxy: Rules<AwellProxyOptions> = {
  ...fetching,
  ...guard,
  apiKey: ['needed', 'named'],
  endpoint: ['needed', 'named'],
  authorize: ['needed', 'named'],
  calClient: ['out', 'named'],
  isOfActivity: ['out', 'named'],
  onVerified: ['out', 'named'],
};
const webhooks: Rules<CreateWebhookHandlerOptions> = {
  secret: ['needed', 'named'],
  onEvent: ['needed', 'named'],
  // Only `true` counts as yes.
  allowUnsigned: ['out', 'taken'],
  maxBytes: ['out', 'named'],
  maxAgeMinutes: ['out', 'named'],
  store: ['out', 'named'],
  onError: ['out', 'named'],
};
const forward: Rules<ForwardToAwellOptions> = { ...fetching, targets: ['needed', 'named'] };
const pageUrl: Rules<BookingPageUrlOptions> = {
  calLink: ['needed', 'named'],
  activityId: ['needed', 'named'],
  calOrigin: ['out', 'named'],
  // Text and numbers go into the address; other values are left out.
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
  rules: Record<string, Rule>,
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

/** Error codes that name their option. */
const NAMES: Readonly<Record<string, string>> = {
  missing_authorize: 'authorize',
  invalid_cal_link: 'calLink',
  invalid_cal_origin: 'calOrigin embedJsUrl',
  invalid_activity: 'activityId',
  v1_decommissioned: 'proxyUrl baseUrl',
};

/** The result of a value: `taken`, or the name by which it is refused. */
function outcomeOf([, open, needs]: Door, option: string, value: unknown): string {
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
    Object.entries(door[3]).map(([option, rule]) => ({ door, option, rule })),
  ),
)('$option of $door.0', ({ door, option, rule: [nothing, nonsense] }) => {
  it.each(NOTHING)(
    `${nothing === 'out' ? 'counts as left out' : 'is reported as missing'} if it is %j`,
    (value) => {
      const outcome = outcomeOf(door, option, value);
      if (nothing === 'out') expect(outcome).toBe('taken');
      else expect(outcome.split(' ')).toContain(option);
    },
  );

  it.each(NONSENSE)(
    `${nonsense === 'named' ? 'is refused by name' : 'is accepted'} if it is %o`,
    (value) => {
      const outcome = outcomeOf(door, option, value);
      // An empty object is valid for these options.
      const isEmpty = ['headers', 'targets'].includes(option) && JSON.stringify(value) === '{}';
      if (nonsense === 'taken' || isEmpty) expect(outcome).toBe('taken');
      else expect(outcome.split(' ')).toContain(option);
    },
  );
});

it.each(DOORS.filter(([name]) => name !== 'createMemoryStore'))(
  '%s without options throws a BookingError if it needs some, and works if not',
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
