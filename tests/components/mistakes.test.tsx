import { act, render, renderHook } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  BookAppointment,
  BookAppointmentActivity,
  BookingDetails,
  BookingError,
  bookingPageUrl,
  createAwellClient,
  createCalClient,
  readBookingRedirect,
  useCompleteBookAppointment,
  type BookAppointmentProps,
  type BookAppointmentActivityProps,
  type BookingDetailsProps,
  type UseCompleteBookAppointmentOptions,
} from '../../src';
import {
  activityRecordFixture,
  emitBooking,
  failEmbed,
  installFakeCal,
  type FakeCal,
} from '../../src/testing';

let cal: FakeCal;
let lines: string[];
let errors: BookingError[];
let mounts = 0;
const onError = (error: BookingError): void => void errors.push(error);

beforeAll(() => {
  // As 'awell-cal-booking/styles.css' does.
  const styles = document.createElement('style');
  styles.textContent = '[data-awell-booking] { --_awell-max-width: 45rem }';
  document.head.append(styles);
});

beforeEach(() => {
  vi.stubEnv('NODE_ENV', 'development');
  localStorage.clear();
  cal = installFakeCal({ act });
  lines = [];
  errors = [];
  mounts += 1;
  vi.spyOn(console, 'warn').mockImplementation((line: string) => void lines.push(line));
});

afterEach(() => {
  cal.uninstall();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const show = (element: ReactElement): void => void render(element);

const appointment = (props: object): void =>
  show(
    <BookAppointment
      {...({
        calLink: 'clinic/intake',
        activityId: `mistake-${mounts}`,
        completeActivity: async () => undefined,
        onError,
        ...props,
      } as BookAppointmentProps)}
    />,
  );

/** A patient books on a page that is set up that way. */
const booking = async (props: object): Promise<void> => {
  appointment(props);
  await emitBooking();
};

const activity = (record: object, props: object = {}): void =>
  show(
    <BookAppointmentActivity
      {...({
        activityDetails: {
          ...activityRecordFixture({ activityId: `mistake-${mounts}` }),
          ...record,
        },
        completeActivity: async () => undefined,
        onError,
        ...props,
      } as BookAppointmentActivityProps)}
    />,
  );

const details = (props: object): void =>
  show(<BookingDetails {...({ bookingUid: 'abc', onError, ...props } as BookingDetailsProps)} />);

const hook = (props: object): void =>
  void renderHook(() =>
    useCompleteBookAppointment({
      activityId: `mistake-${mounts}`,
      completeActivity: async () => undefined,
      onError,
      ...props,
    } as UseCompleteBookAppointmentOptions),
  );

/** An answer of Cal.com's API about the booking that was made. */
const calAnswers = (booked: object, status = 200): void => {
  vi.stubGlobal('fetch', async (url: string) =>
    Response.json(
      {
        data: {
          uid: new URL(url).pathname.split('/').at(-1),
          start: '2027-01-05T09:00:00.000Z',
          metadata: { awellActivityId: `mistake-${mounts}` },
          ...booked,
        },
      },
      { status },
    ),
  );
};

const awell = (answer: object) =>
  createAwellClient({ endpoint: '/api/awell', fetch: async () => Response.json(answer) });
const rejecting = (code: string) => ({
  ...createCalClient({ baseUrl: 'https://cal.clinic.example/v2' }),
  getCurrentBooking: () => Promise.reject(new BookingError(code, `Cal.com says ${code}.`)),
});
const refusal = (message: string, code: string) => ({
  errors: [{ message, extensions: { code } }],
});

const NOT_SHOWN = 'The booking page could not be shown';
const BOOKED = 'Your appointment is booked';
const TELL_CLINIC = 'Please tell your clinic about your appointment';
const UNREAD = 'Your appointment could not be loaded';

interface Mistake {
  what: string;
  make: () => void | Promise<void>;
  code: string;
  /** At fault, as the console names it. */
  prop?: string | undefined;
  /** Heading of the panel, if there is one. */
  panel?: string;
  component?: string;
}

const given = (
  what: string,
  props: object,
  code: string,
  prop: string,
  panel = NOT_SHOWN,
): Mistake => ({ what, make: () => appointment(props), code, prop, panel });

const booked = (
  what: string,
  props: object,
  code: string,
  prop: string | undefined,
  panel = BOOKED,
): Mistake => ({ what, make: () => booking(props), code, prop, panel });

const recorded = (what: string, record: object, prop?: string, props = {}): Mistake => ({
  what,
  make: () => activity(record, props),
  code: 'invalid_activity',
  prop,
  panel: NOT_SHOWN,
  component: '<BookAppointmentActivity>',
});

const detailed = (
  what: string,
  props: object,
  code: string,
  prop?: string,
  panel = UNREAD,
): Mistake => ({
  what,
  make: () => details(props),
  code,
  prop,
  panel,
  component: '<BookingDetails>',
});

const CLINIC = 'https://booking.clinic.example';
const API = { calOrigin: CLINIC, calApiUrl: `${CLINIC}/v2`, verifyBooking: true };

const MISTAKES: Mistake[] = [
  given('`calLink` is missing', { calLink: undefined }, 'invalid_cal_link', 'calLink'),
  given('`calLink` is HTML-encoded', { calLink: 'clinic/a&#x3D;b' }, 'invalid_cal_link', 'calLink'),
  given('`calLink` is `javascript:`', { calLink: 'javascript:x' }, 'invalid_cal_link', 'calLink'),
  given(
    '`calLink` has a password',
    { calLink: 'https://jo:secret@cal.com/clinic/intake' },
    'invalid_cal_link',
    'calLink',
  ),
  given('`calLink` is a private link', { calLink: 'd/abc/intake' }, 'invalid_cal_link', 'calLink'),
  given('`calLink` names no page', { calLink: 'https://cal.com' }, 'invalid_cal_link', 'calLink'),
  given(
    '`calLink` and `calOrigin` contradict each other',
    { calLink: 'https://cal.com/clinic/intake', calOrigin: CLINIC },
    'invalid_cal_link',
    'calLink',
  ),
  given('`calOrigin` is a name', { calOrigin: 'clinic' }, 'invalid_cal_origin', 'calOrigin'),
  given('`calOrigin` is `ftp:`', { calOrigin: 'ftp://x.test' }, 'invalid_cal_origin', 'calOrigin'),
  given(
    '`embedJsUrl` is `ftp:`',
    { embedJsUrl: 'ftp://x.test' },
    'invalid_cal_origin',
    'embedJsUrl',
  ),
  given('`activityId` is missing', { activityId: undefined }, 'invalid_activity', 'activityId'),
  given(
    '`completeActivity` is missing',
    { completeActivity: undefined },
    'invalid_activity',
    'completeActivity',
  ),
  given(
    '`completionTimeout` is negative',
    { completionTimeout: -1 },
    'invalid_input',
    'completionTimeout',
  ),
  given('`loadTimeout` is text', { loadTimeout: '5' }, 'invalid_input', 'loadTimeout'),
  given('`calApiUrl` is a path', { calApiUrl: '/v2' }, 'invalid_input', 'calApiUrl'),
  given(
    '`completeWhen="confirmed"` at a self-hosted Cal.com',
    { completeWhen: 'confirmed', calOrigin: CLINIC },
    'missing_cal_api_url',
    'calApiUrl',
  ),
  recorded('`activityDetails` is missing', {}, 'activityDetails', { activityDetails: undefined }),
  recorded('the record is another action’s', { plugin_action_key: 'getBooking' }),
  recorded('the query did not select `activity_id`', { activity_id: undefined }),
  recorded('the designer left “Cal link” empty', { fields: [] }),
  recorded(
    'the setting “custom domain” is a sentence',
    { settings: [{ key: 'customDomain', value: 'our domain!' }] },
    'customDomain',
  ),
  detailed('`bookingUid` is missing', { bookingUid: undefined }, 'invalid_input', 'bookingUid'),
  detailed('`seatUid` has a blank in it', { seatUid: 'a b' }, 'invalid_input', 'seatUid'),
  detailed(
    'no client for a self-hosted Cal.com',
    { calOrigin: CLINIC },
    'missing_client',
    'client',
  ),
  detailed('`calLink` is a private link', { calLink: 'd/abc/x' }, 'invalid_cal_link', 'calLink'),
  detailed('`loadTimeout` is negative', { loadTimeout: -1 }, 'invalid_input', 'loadTimeout'),
  detailed(
    'the uid is unknown',
    { client: rejecting('not_found') },
    'not_found',
    undefined,
    'We could not find this appointment',
  ),
  detailed('the proxy allows nothing', { client: rejecting('unauthorized') }, 'unauthorized'),
  {
    what: 'a blocker or a policy stops embed.js',
    make: () => {
      failEmbed('blocked');
      appointment({});
    },
    code: 'embed_blocked',
    panel: NOT_SHOWN,
  },
  {
    what: 'the page refuses to be framed',
    make: () => {
      failEmbed('dead');
      appointment({ loadTimeout: 50 });
    },
    code: 'page_timeout',
    panel: NOT_SHOWN,
  },
  {
    what: '`calLink` has a typo: 404',
    make: () => {
      failEmbed(404);
      appointment({});
    },
    code: 'link_failed',
    prop: 'calLink',
    panel: NOT_SHOWN,
  },
  {
    what: 'the page has moved to another origin',
    make: async () => {
      appointment({});
      await emitBooking({}, { origin: 'https://elsewhere.example' });
    },
    code: 'untrusted_origin',
    prop: 'allowedOrigins',
  },
  booked(
    '`completeActivity` rejects',
    { completeActivity: () => Promise.reject(new Error('no')) },
    'completion_failed',
    'completeActivity',
  ),
  booked(
    '`completeActivity` rejects for good',
    { completeActivity: () => Promise.reject(Object.assign(new Error(), { recoverable: false })) },
    'completion_refused',
    'completeActivity',
    TELL_CLINIC,
  ),
  booked(
    '`completeActivity` resolves to HTTP 500',
    { completeActivity: async () => new Response('', { status: 500 }) },
    'completion_failed',
    'completeActivity',
  ),
  booked(
    '`completeActivity` resolves to HTTP 404',
    { completeActivity: async () => new Response('', { status: 404 }) },
    'completion_refused',
    'completeActivity',
    TELL_CLINIC,
  ),
  booked(
    '`completeActivity` resolves to GraphQL errors',
    { completeActivity: async () => ({ errors: [{ message: 'no' }] }) },
    'completion_failed',
    'completeActivity',
  ),
  booked(
    '`completeActivity` never settles',
    { completeActivity: () => new Promise(() => undefined), completionTimeout: 30 },
    'completion_timeout',
    'completeActivity',
  ),
  booked(
    '`dataPoints` returns numbers',
    { dataPoints: ({ id }: { id: number }) => [{ key: 'bookingId', value: id }] },
    'completion_refused',
    'dataPoints',
    TELL_CLINIC,
  ),
  booked(
    'Awell does not know the activity',
    { completeActivity: awell(refusal('no', 'NOT_FOUND')).completeExtensionActivity },
    'not_found',
    undefined,
  ),
  booked(
    'the session has ended',
    { completeActivity: awell(refusal('no', 'UNAUTHENTICATED')).completeExtensionActivity },
    'unauthorized',
    undefined,
  ),
  booked(
    'the action declares other data points',
    { completeActivity: awell(refusal('no', 'BAD_USER_INPUT')).completeExtensionActivity },
    'bad_request',
    undefined,
    TELL_CLINIC,
  ),
  {
    what: '`calApiUrl` is another server’s',
    make: () => {
      calAnswers({}, 404);
      return booking(API);
    },
    code: 'network',
    panel: BOOKED,
  },
  {
    what: 'the booking was made for another activity',
    make: () => {
      calAnswers({ metadata: { awellActivityId: 'another' } });
      return booking(API);
    },
    code: 'booking_mismatch',
    prop: 'activityId',
    panel: 'We could not check your appointment',
  },
  {
    what: 'the storage holds something else',
    make: () => {
      localStorage.setItem(`awell-cal-booking:mistake-${mounts}`, '{"nonsense":');
      appointment({});
    },
    code: 'outbox_corrupt',
  },
  {
    what: 'the hook is given no `activityId`',
    make: () => hook({ activityId: '' }),
    code: 'invalid_activity',
    prop: 'activityId',
    component: 'useCompleteBookAppointment()',
  },
  {
    what: 'the hook is given the booking of an address',
    make: () => hook({ booking: { uid: 'abc', isVerified: false } }),
    code: 'booking_unverified',
    component: 'useCompleteBookAppointment()',
  },
  {
    what: 'the hook cannot know the API of Cal.com',
    make: () => hook({ booking: { uid: 'abc', status: 'accepted' }, verifyBooking: true }),
    code: 'missing_cal_api_url',
    prop: 'calApiUrl',
    component: 'useCompleteBookAppointment()',
  },
];

const heading = (): string | null | undefined =>
  document.querySelector('[data-awell-booking] :is(h1, h2, h3)')?.textContent;
const link = (anchor: string): unknown =>
  expect.stringMatching(new RegExp(`^https://.*/docs/troubleshooting\\.md#${anchor}$`));

it.each(MISTAKES)('$what: $code', async ({ make, code, prop, panel, component }) => {
  await make();
  await vi.waitFor(() => expect(errors).not.toEqual([]));
  const [error] = errors;
  expect(error).toMatchObject({ code, docs: link(code) });
  const place = [component ?? '<BookAppointment>', prop].filter(Boolean).join(' ');
  const text = error?.message.replace('[awell-cal-booking] ', '');
  expect(lines).toEqual([`[awell-cal-booking] ${place}: ${text} (${code})\n${error?.docs}`]);
  if (panel) await vi.waitFor(() => expect(heading()).toBe(panel));
});

/** What costs a patient nothing, or nothing that can be seen: no error, but a warning. */
const WARNINGS: [what: string, make: () => void | Promise<void>, place: string, anchor: string][] =
  [
    ['theme', () => appointment({ theme: 'drak' }), 'theme', 'unknown_value'],
    ['layout', () => appointment({ layout: 'month' }), 'layout', 'unknown_value'],
    ['headingLevel', () => appointment({ headingLevel: 9 }), 'headingLevel', 'unknown_value'],
    [
      'brandColor',
      () => {
        // jsdom has no CSS object.
        vi.stubGlobal('CSS', { supports: (_: string, color: string) => !color.includes('purpel') });
        return appointment({ brandColor: 'purpel' });
      },
      'brandColor',
      'unknown_value',
    ],
    ['bookingIdFrom', () => appointment({ bookingIdFrom: 'ID' }), 'bookingIdFrom', 'unknown_value'],
    ['completeWhen', () => appointment({ completeWhen: 'paid' }), 'completeWhen', 'unknown_value'],
    ['timeZone', () => appointment({ timeZone: 'Bruxelles' }), 'timeZone', 'unknown_time_zone'],
    ['locale', () => appointment({ locale: 'it-IT' }), 'locale', 'unknown_locale'],
    [
      'completeActivity that returns nothing',
      () => booking({ completeActivity: () => undefined }),
      'completeActivity',
      'completion_not_awaited',
    ],
  ].map((row) => row as never);

describe('a warning, and no error', () => {
  it.each(WARNINGS)('%s', async (_what, make, prop, anchor) => {
    await make();
    await vi.waitFor(() => expect(lines).toHaveLength(1));
    expect(lines[0]?.split('\n')).toEqual([
      expect.stringContaining(`[awell-cal-booking] <BookAppointment> ${prop}: `),
      link(anchor),
    ]);
    expect(errors).toEqual([]);
  });

  it('an unknown value names the value', async () => {
    await appointment({ theme: 'drakk' });
    await vi.waitFor(() => expect(lines).toHaveLength(1));
    expect(lines[0]).toContain(
      '"drakk" is not a known value. Use one of: "light", "dark", "auto".',
    );
  });

  it('an activity that was done before', async () => {
    const data_points = [{ label: 'bookingId', value: 'abc' }];
    activity({ data_points });
    await vi.waitFor(() => expect(lines).toHaveLength(1));
    expect(lines[0]).toContain('<BookAppointmentActivity> activityDetails: The activity was done');
    expect(errors).toEqual([]);
  });

  it('but not one that is done here, nor one whose booking is to be moved', async () => {
    const record = activityRecordFixture({ activityId: `mistake-${mounts}` });
    const done = { ...record, data_points: [{ label: 'bookingId', value: 'abc' }] };
    const widget = (activityDetails: typeof record, more = {}) => (
      <BookAppointmentActivity
        {...{ activityDetails, onError, ...more }}
        completeActivity={async () => undefined}
      />
    );
    const { rerender } = render(widget(record));
    rerender(widget(done));
    render(widget({ ...done, activity_id: 'to-move' }, { rescheduleUid: 'abc' }));
    await act(async () => undefined);
    expect(lines).toEqual([]);
  });

  it('styles that are missing, once they had time to come', async () => {
    const styles = document.head.querySelector('style')!;
    styles.remove();
    vi.useFakeTimers();
    appointment({});
    expect(lines).toEqual([]);
    vi.advanceTimersByTime(2000);
    vi.useRealTimers();
    document.head.append(styles);
    expect(lines[0]?.split('\n')).toEqual([
      expect.stringContaining('<BookAppointment>: The styles are missing'),
      link('styles_missing'),
    ]);
  });
});

it('each line is printed once, and one of them says that onError is missing', async () => {
  const nonsense = { calLink: 'https://nonsense:1:1/', onError: undefined };
  for (let times = 0; times < 3; times += 1) appointment(nonsense);
  appointment({ ...nonsense, calLink: 'x:y' });
  await vi.waitFor(() => expect(lines).toHaveLength(2));
  expect(lines[0]).toContain('onError is not set');
  expect(lines[1]).not.toContain('onError is not set');
});

it.each(['production', 'test', undefined])('nothing is printed if NODE_ENV is %s', async (env) => {
  vi.stubEnv('NODE_ENV', env);
  appointment({ calLink: 'https://another:nonsense/', theme: 'mauve', onError: undefined });
  await act(async () => undefined);
  expect(lines).toEqual([]);
});

it('nothing is printed, and nothing thrown, without a process', async () => {
  const { process } = globalThis;
  Reflect.deleteProperty(globalThis, 'process');
  try {
    appointment({ calLink: 'https://further:nonsense/' });
    expect(errors).toMatchObject([{ code: 'invalid_cal_link' }]);
    expect(lines).toEqual([]);
  } finally {
    Object.assign(globalThis, { process });
  }
});

/** Thrown where it is called: there is no component to report it. */
it.each<[what: string, call: () => unknown, code: string, field?: string]>([
  ['no endpoint', () => createAwellClient({} as never), 'invalid_input', 'endpoint'],
  [
    'a malformed endpoint',
    () => createAwellClient({ endpoint: 'api/awell' }),
    'invalid_input',
    'endpoint',
  ],
  [
    'Awell’s key in a browser',
    () => createAwellClient({ endpoint: '/api/awell', headers: { apiKey: 'secret' } }),
    'api_key_in_browser',
  ],
  [
    'Cal.com’s key in a browser',
    () => createCalClient({ apiKey: 'cal_secret' }),
    'api_key_in_browser',
  ],
  [
    'bookingPageUrl without an activity',
    () => bookingPageUrl({ calLink: 'clinic/intake' } as never),
    'invalid_activity',
  ],
  [
    'an address that names no booking',
    () => readBookingRedirect('https://clinic.example/?nothing'),
    'invalid_redirect',
  ],
])('%s is thrown', (_what, call, code, field) => {
  const thrown = (() => {
    try {
      return call();
    } catch (error) {
      return error;
    }
  })() as BookingError;
  expect(thrown).toBeInstanceOf(BookingError);
  expect(thrown).toMatchObject({ code, ...(field && { field }), docs: link(code) });
  expect(thrown.message.includes('is missing')).toBe(_what === 'no endpoint');
});
