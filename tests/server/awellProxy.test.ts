import { describe, expect, it, vi } from 'vitest';
import {
  createAwellClient,
  createAwellProxy,
  createCalClient,
  type AwellClient,
  type AwellProxyOptions,
} from '../../src/server';
import type { BookingError } from '../../src/errors';
import { createAwellSandbox } from '../../sandbox/awell/index';
import { TUESDAY_NINE, TUESDAY_TEN } from '../sandbox/calClient';
import { createPage, toldBooking } from '../sandbox/real/page';
import { json, pageRequest, recordingFetch } from './endpoints';

const ENDPOINT = 'https://awell.test/orchestration/m2m/graphql';

/** A proxy in front of a sandbox's Awell with one care flow, and a page's client of it. */
function setUp(options: Partial<AwellProxyOptions> = {}) {
  const awell = createAwellSandbox();
  const careFlow = awell.store.startBookAppointment({ calLink: 'clinic/intake' });
  const asked: string[] = [];
  const proxy = createAwellProxy({
    apiKey: awell.apiKey,
    endpoint: ENDPOINT,
    authorize: async (_request, { readActivity }) =>
      (await readActivity())?.careFlowId === careFlow.careFlowId,
    fetch: async (input, init) => {
      asked.push(String(init?.body));
      return awell.app.request(new Request(input, init));
    },
    ...options,
  });
  const received: string[] = [];
  const client = createAwellClient({
    endpoint: '/api/awell',
    fetch: async (input, init) => {
      const response = await proxy(pageRequest(String(input), { ...init, signal: null }));
      received.push((await response.clone().text()) + JSON.stringify([...response.headers]));
      return response;
    },
  });
  return { awell, careFlow, proxy, client, asked, received };
}

const bookingId = [{ key: 'bookingId', value: '42' }];

describe('createAwellProxy', () => {
  it('returns a patient’s activity record without Cal.com’s key, and completes the activity', async () => {
    const { awell, careFlow, client, received } = setUp();
    const record = await client.getExtensionActivity(careFlow.recordId);
    expect(record).toMatchObject({
      activity_id: careFlow.activityId,
      plugin_action_key: 'bookAppointment',
      fields: [{ id: 'calLink' }],
    });
    expect(record.settings?.every(({ key }) => key === 'customDomain')).toBe(true);
    const completion = { activityId: careFlow.activityId, dataPoints: bookingId };
    await client.completeExtensionActivity(completion);
    expect(awell.store.completions(careFlow.activityId)).toMatchObject([{ dataPoints: bookingId }]);
    expect(received.join()).not.toMatch(new RegExp(`${awell.apiKey}|"apiKey"`));
  });

  describe('a second completion', () => {
    const complete = (client: AwellClient, activityId: string, value: string) =>
      client.completeExtensionActivity({ activityId, dataPoints: [{ key: 'bookingId', value }] });

    it('is refused, with the data points of the first', async () => {
      const { awell, careFlow, client, asked } = setUp();
      await complete(client, careFlow.activityId, '42');
      const before = asked.length;
      await expect(complete(client, careFlow.activityId, '43')).rejects.toMatchObject({
        code: 'already_completed',
        recoverable: false,
        completedWith: ['42'],
      });
      expect(asked.length - before).toBe(3);
      expect(awell.store.completions(careFlow.activityId)).toHaveLength(1);
    });

    it('is refused with the data points of a faster request', async () => {
      const { awell, careFlow, client } = setUp({
        fetch: async (input, init) => {
          const activity = awell.store.activity(careFlow.activityId);
          if (String(init?.body).includes('mutation') && activity?.status === 'ACTIVE') {
            awell.store.complete(activity, [{ key: 'bookingId', value: 'faster' }]);
          }
          return awell.app.request(new Request(input, init));
        },
      });
      await expect(complete(client, careFlow.activityId, '43')).rejects.toMatchObject({
        code: 'already_completed',
        completedWith: ['faster'],
      });
    });

    it.each([
      ['a code', { data: { completeExtensionActivity: { success: false, code: 'ALREADY_DONE' } } }],
      ['an error', { errors: [{ message: 'Jo has already completed it' }] }],
    ])('is refused even if Awell refuses with %s', async (_what, refusal) => {
      const read = {
        activity_id: 'a1',
        plugin_key: 'calDotCom',
        plugin_action_key: 'bookAppointment',
      };
      const answers = [
        { data: { activity: { activity: { object: { id: 'o1' } } } } },
        { data: { extensionActivityRecord: { record: read } } },
        refusal,
      ];
      const { client, received } = setUp({
        authorize: () => true,
        fetch: async () => Response.json(answers.shift() ?? {}),
      });
      const error: unknown = await complete(client, 'a1', '43').catch((cause: unknown) => cause);
      expect(error).toMatchObject({ code: 'already_completed', recoverable: false });
      expect(error).not.toHaveProperty('completedWith');
      expect(received.join()).not.toMatch(/\bJo\b/);
    });

    it('reveals nothing about another patient’s activity', async () => {
      const owner = setUp();
      await complete(owner.client, owner.careFlow.activityId, '42');
      const { client, received } = setUp({
        authorize: () => false,
        fetch: async (input, init) => owner.awell.app.request(new Request(input, init)),
      });
      await expect(complete(client, owner.careFlow.activityId, '43')).rejects.toMatchObject({
        code: 'unauthorized',
      });
      expect(received.join()).not.toContain('42');
    });
  });

  it('requires authorize', () => {
    expect(() =>
      createAwellProxy({ apiKey: 'k', endpoint: ENDPOINT } as AwellProxyOptions),
    ).toThrow(expect.objectContaining({ code: 'missing_authorize' }));
  });

  it.each([
    ['false', () => false],
    ['an error', () => Promise.reject(new Error('no session'))],
    ['something like yes', () => 'yes' as never],
  ])('answers nothing and completes nothing if authorize returns %s', async (_what, authorize) => {
    const { awell, careFlow, client, received } = setUp({ authorize });
    const completion = { activityId: careFlow.activityId, dataPoints: bookingId };
    for (const ask of [
      () => client.getExtensionActivity(careFlow.recordId),
      () => client.completeExtensionActivity(completion),
    ]) {
      await expect(ask()).rejects.toMatchObject({ code: 'unauthorized', recoverable: false });
    }
    expect(received.join()).not.toContain('clinic/intake');
    expect(awell.store.completions(careFlow.activityId)).toEqual([]);
  });

  it('gives authorize the activity, its care flow and the data points', async () => {
    const told: unknown[] = [];
    const { careFlow, client } = setUp({
      authorize: async (_request, { readActivity, ...operation }) => {
        told.push(operation, await readActivity(), await readActivity());
        return true;
      },
    });
    const { activityId, careFlowId } = careFlow;
    await client.getExtensionActivity(careFlow.recordId);
    const booking = { uid: 'u1', seatUid: 's1' };
    await client.completeExtensionActivity({ activityId, dataPoints: bookingId, booking });
    const activity = { activityId, careFlowId };
    expect(told).toEqual([
      { name: 'getExtensionActivity', dataPoints: [] },
      activity,
      activity,
      {
        name: 'completeExtensionActivity',
        bookingUid: 'u1',
        seatUid: 's1',
        dataPoints: bookingId,
      },
      activity,
      activity,
    ]);
  });

  it('doesn’t ask Awell for an unknown caller, and doesn’t reveal what exists', async () => {
    const { careFlow, client, asked } = setUp({ authorize: () => false });
    await expect(client.getExtensionActivity(careFlow.recordId)).rejects.toMatchObject({
      code: 'unauthorized',
    });
    expect(asked).toEqual([]);
    const other = setUp();
    const answers = await Promise.all(
      [other.careFlow.recordId, 'nope'].map(async (id) => {
        const { proxy } =
          id === 'nope'
            ? other
            : setUp({
                authorize: async (_r, { readActivity }) =>
                  (await readActivity())?.careFlowId === 'mine',
              });
        const query = 'query { extensionActivityRecord(id: $id) }';
        const body = JSON.stringify({ query, variables: { id } });
        const response = await proxy(pageRequest('/api/awell', { method: 'POST', body }));
        return [response.status, await response.text()];
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
  });

  it('sends only its own queries to Awell, whatever the page sends', async () => {
    const { proxy, asked, careFlow } = setUp();
    const query = `query { extensionActivityRecord (id: $id) { record { settings { value } } } patients { id } }`;
    const body = JSON.stringify({ query, variables: { id: careFlow.recordId } });
    const response = await proxy(pageRequest('/api/awell', { method: 'POST', body }));
    expect(await response.text()).not.toContain('patients');
    expect(asked.join()).not.toContain('patients');
  });

  it.each([
    ['another operation', '{ patients { id } }', { id: 'x' }, 403],
    [
      'both at once',
      '{ extensionActivityRecord(id: 1) completeExtensionActivity(input: 1) }',
      {},
      403,
    ],
    ['nothing', undefined, {}, 403],
    ['no variables', '{ extensionActivityRecord(id: $id) }', undefined, 400],
    ['no id', '{ extensionActivityRecord(id: $id) }', { id: 1 }, 400],
    ['no input', 'mutation { completeExtensionActivity(input: $input) }', { input: [] }, 400],
    [
      'data points of other types',
      'mutation { completeExtensionActivity(input: $input) }',
      { input: { activity_id: 'a', data_points: [{ key: 'bookingId', value: 42 }] } },
      400,
    ],
    ['an activity that is not there', '{ extensionActivityRecord(id: $id) }', { id: 'nope' }, 403],
  ])('refuses %s', async (_what, query, variables, status) => {
    const { proxy } = setUp();
    const body = JSON.stringify({ query, variables });
    const response = await proxy(pageRequest('/api/awell', { method: 'POST', body }));
    expect(response.status).toBe(status);
    expect((await json(response)).error.code).toBeTruthy();
  });

  it.each([
    ['another extension', { plugin_key: 'stripe' }],
    ['another action', { plugin_action_key: 'getBooking' }],
    ['another activity than was asked for', { activity_id: 'a2' }],
  ])('doesn’t complete an activity of %s', async (_what, different) => {
    const record = {
      activity_id: 'a1',
      pathway_id: 'p1',
      plugin_key: 'calDotCom',
      plugin_action_key: 'bookAppointment',
      fields: [],
      ...different,
    };
    const answers: Record<string, object> = {
      extensionActivityRecord: { success: true, record },
      activity: { success: true, activity: { id: 'a1', object: { id: 'o1' } } },
    };
    const completed = vi.fn();
    const { client } = setUp({
      authorize: () => true,
      fetch: async (_input, init) => {
        const { query } = JSON.parse(String(init?.body)) as { query: string };
        if (query.includes('mutation')) completed();
        const name = query.includes('extensionActivityRecord(')
          ? 'extensionActivityRecord'
          : 'activity';
        return Response.json({ data: { [name]: answers[name] } });
      },
    });
    await expect(
      client.completeExtensionActivity({ activityId: 'a1', dataPoints: bookingId }),
    ).rejects.toMatchObject({ code: 'unauthorized' });
    if (!('activity_id' in different)) {
      await expect(client.getExtensionActivity('o1')).rejects.toMatchObject({
        code: 'unauthorized',
      });
    }
    expect(completed).not.toHaveBeenCalled();
  });

  it('refuses other sites, other methods and other content types', async () => {
    const { fetch, reached } = recordingFetch(() => Response.json({}));
    const { proxy } = setUp({ fetch });
    const body = '{}';
    const cross = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    const statuses = await Promise.all(
      [
        pageRequest('/api/awell', { method: 'POST', body, headers: cross }),
        pageRequest('/api/awell'),
        pageRequest('/api/awell', {
          method: 'POST',
          body,
          headers: { 'content-type': 'text/plain' },
        }),
      ].map(async (request) => (await proxy(request)).status),
    );
    expect(statuses).toEqual([403, 405, 415]);
    expect(reached).toEqual([]);
  });

  it.each([
    ['HTML', () => new Response('<h1>sandbox-key</h1>')],
    ['500', () => Response.json({ key: 'sandbox-key' }, { status: 500 })],
    ['a lost line', () => Promise.reject(new TypeError('sandbox-key'))],
  ])('answers with a retryable error if Awell answers %s', async (_what, answer) => {
    const { client, careFlow, received } = setUp({ fetch: async () => answer() });
    await expect(
      client.completeExtensionActivity({
        activityId: careFlow.activityId,
        dataPoints: bookingId,
      }),
    ).rejects.toMatchObject({ code: 'server_error', recoverable: true });
    expect(received.join()).not.toContain('sandbox-key');
  });

  it('passes on the codes of Awell’s errors, but not their messages', async () => {
    const errors = [{ message: 'Jo Smith may not', extensions: { code: 'BAD_USER_INPUT' } }];
    const sandbox = createAwellSandbox();
    const flow = sandbox.store.startBookAppointment({ calLink: 'clinic/intake' });
    const { client, received } = setUp({
      apiKey: sandbox.apiKey,
      authorize: () => true,
      fetch: async (input, init) =>
        String(init?.body).includes('mutation')
          ? Response.json({ errors })
          : sandbox.app.request(new Request(input, init)),
    });
    await expect(
      client.completeExtensionActivity({ activityId: flow.activityId, dataPoints: bookingId }),
    ).rejects.toMatchObject({ code: 'bad_request' });
    expect(received.join()).not.toContain('Jo Smith');
  });

  it.each(['BAD_USER_INPUT', 'FORBIDDEN', 'NOT_FOUND'])(
    'doesn’t reveal what exists if Awell answers %s',
    async (code) => {
      const onError = vi.fn();
      const fetch = async () => Response.json({ errors: [{ message: 'x', extensions: { code } }] });
      const { client } = setUp({ fetch, onError });
      await expect(client.getExtensionActivity('x')).rejects.toMatchObject({
        code: 'unauthorized',
        message: expect.stringContaining('authorize of createAwellProxy'),
      });
      await vi.waitFor(() =>
        expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'upstream_refused' })),
      );
    },
  );

  it.each(['extensionActivityRecord', 'activity', 'completeExtensionActivity'])(
    'answers with a retryable error if Awell fails on %s',
    async (operation) => {
      const { awell, careFlow, client } = setUp();
      const completion = { activityId: careFlow.activityId, dataPoints: bookingId };
      awell.store.failNext({ mode: 'graphql', operation });
      await expect(client.completeExtensionActivity(completion)).rejects.toMatchObject({
        code: 'server_error',
        recoverable: true,
      });
      awell.store.failNext({ mode: '429', operation });
      await expect(client.completeExtensionActivity(completion)).rejects.toMatchObject({
        code: 'rate_limited',
        recoverable: true,
      });
      await client.completeExtensionActivity(completion);
      expect(awell.store.completions(careFlow.activityId)).toHaveLength(1);
    },
  );

  it('tells the developer of the page why it refused', async () => {
    const { careFlow, client } = setUp({ authorize: () => false });
    await expect(client.getExtensionActivity(careFlow.recordId)).rejects.toMatchObject({
      message: expect.stringContaining('authorize of createAwellProxy'),
    });
    const wrong = { activityId: careFlow.activityId, dataPoints: [{ key: '', value: 'x' }] };
    await expect(client.completeExtensionActivity(wrong)).rejects.toMatchObject({
      code: 'bad_request',
      message: expect.stringContaining('data_points'),
    });
  });

  it('lets an allowed origin read why it was refused', async () => {
    const origin = 'https://portal.clinic.example';
    const { proxy } = setUp({ allowedOrigins: [origin], authorize: () => false });
    const headers = { origin, 'sec-fetch-site': 'cross-site' };
    const response = await proxy(
      pageRequest('/api/awell', { method: 'POST', body: '{}', headers }),
    );
    expect(response.status).toBe(400);
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
  });

  describe('with verification of bookings', () => {
    /** The clinic's server, with a Cal.com that it asks; `book` as a patient of an activity. */
    function verifying(options: Partial<AwellProxyOptions> = {}, { isOld = false } = {}) {
      const page = createPage();
      let isAway = false;
      const calClient = createCalClient({
        baseUrl: 'https://cal.test/v2',
        fetch: async (input, init) => {
          if (isAway) return Response.json({ status: 'error' }, { status: 404 });
          const { pathname } = new URL(String(input));
          return isOld && pathname.includes('/by-seat/')
            ? Response.json(
                { message: `Cannot GET ${pathname}`, error: 'Not Found' },
                { status: 404 },
              )
            : page.cal.app.request(new Request(input, init));
        },
      });
      const server = setUp({ authorize: () => true, calClient, ...options });
      const { activityId } = server.careFlow;
      const book = async (
        slug = 'intake',
        awellActivityId = activityId,
        name = 'Sam',
        start = TUESDAY_NINE,
      ) => {
        const visit = { start, name, email: `${name}@example.com` };
        return toldBooking(await page.book(slug, visit, { awellActivityId }));
      };
      const complete = (
        booking: { uid: string; seatUid?: string | undefined },
        value = booking.uid,
      ) =>
        server.client.completeExtensionActivity({
          activityId,
          dataPoints: [{ key: 'bookingId', value }],
          booking,
        });
      const completions = () => server.awell.store.completions(activityId);
      const goAway = (away: boolean) => {
        isAway = away;
      };
      return { ...server, page, book, complete, completions, goAway };
    }

    it('completes the activity with a booking that was made for it, by uid or number', async () => {
      for (const by of ['uid', 'id'] as const) {
        const { book, complete, completions } = verifying();
        const { uid, id } = await book();
        await complete({ uid }, by === 'uid' ? uid : String(id));
        expect(completions()).toHaveLength(1);
      }
    });

    it('completes the activity with the seat’s own key, not the shared booking’s', async () => {
      const { book, complete, completions } = verifying();
      const { uid, seatReferenceUid = '' } = await book('intake-seats');
      await book('intake-seats', 'act-of-another', 'Kim');
      await expect(complete({ uid })).rejects.toMatchObject({
        recoverable: false,
        message: expect.stringContaining('contain the seatUid'),
      });
      expect(completions()).toEqual([]);
      await complete({ uid, seatUid: seatReferenceUid ?? '' });
      expect(completions()).toHaveLength(1);
    });

    it('completes the activity with a rescheduled booking that has lost its metadata', async () => {
      const { book, complete, completions, page } = verifying();
      const { uid } = await book();
      const moved = toldBooking(
        await page.book('intake', { start: TUESDAY_TEN, rescheduleUid: uid }, {}),
      );
      await complete({ uid: moved.uid });
      expect(completions()).toHaveLength(1);
    });

    it('completes the activity with a seat that was rescheduled by e-mail, if the app’s table knows it', async () => {
      const server = verifying({ isOfActivity: (_id, { seatUid }) => seatUid !== undefined });
      const stranger = verifying();
      for (const { book, complete, completions, page } of [server, stranger]) {
        const first = await book('intake-seats');
        const visit = { start: TUESDAY_TEN, rescheduleUid: first.seatReferenceUid ?? '' };
        const moved = toldBooking(await page.book('intake-seats', visit, {}));
        const seat = { uid: moved.uid, seatUid: moved.seatReferenceUid ?? '' };
        const told = await complete(seat).then(
          () => 'told',
          ({ recoverable }: BookingError) => `refused ${recoverable}`,
        );
        expect([told, completions().length]).toEqual(
          page === server.page ? ['told', 1] : ['refused false', 0],
        );
      }
    });

    it.each(['intake-seats', 'intake-seats-shown'])(
      'of a seat (%s) works on a Cal.com that reads none by its key, if it shows who attends',
      async (slug) => {
        const { book, complete, completions } = verifying({}, { isOld: true });
        const { uid, seatReferenceUid } = await book(slug);
        const seat = { uid, seatUid: seatReferenceUid ?? '' };
        if (slug === 'intake-seats-shown') {
          await complete(seat);
          expect(completions()).toHaveLength(1);
        } else {
          await expect(complete(seat)).rejects.toMatchObject({
            recoverable: false,
            message: expect.stringContaining('hides its attendee'),
          });
        }
      },
    );

    it('calls onVerified before it completes the activity', async () => {
      const onVerified = vi.fn();
      const { book, complete, careFlow } = verifying({ onVerified });
      const { uid } = await book();
      await complete({ uid });
      expect(onVerified).toHaveBeenCalledExactlyOnceWith({
        activityId: careFlow.activityId,
        careFlowId: careFlow.careFlowId,
        bookingUid: uid,
        seatUid: undefined,
      });
    });

    it('cancels the request to Cal.com when the page disconnects', async () => {
      const calClient = createCalClient({
        timeout: Infinity,
        fetch: (_input, init) => {
          browser.abort();
          isGivenUp = init?.signal?.aborted;
          return Promise.reject(new Error('nobody waits'));
        },
      });
      let isGivenUp: boolean | undefined;
      const browser = new AbortController();
      const { proxy, careFlow, awell } = setUp({ authorize: () => true, calClient });
      const query = 'mutation { completeExtensionActivity(input: $input) }';
      const input = {
        activity_id: careFlow.activityId,
        data_points: [{ key: 'bookingId', value: 'u1x' }],
      };
      const body = JSON.stringify({ query, variables: { input } });
      const init = { method: 'POST', body, signal: browser.signal };
      expect((await proxy(pageRequest('/api/awell', init))).status).toBe(503);
      expect(isGivenUp).toBe(true);
      expect(awell.store.completions(careFlow.activityId)).toEqual([]);
    });

    it('asks the page to retry if Cal.com doesn’t know the booking yet', async () => {
      const { book, complete, completions, goAway } = verifying();
      const { uid } = await book();
      goAway(true);
      await expect(complete({ uid })).rejects.toMatchObject({
        code: 'server_error',
        recoverable: true,
      });
      goAway(false);
      await complete({ uid });
      expect(completions()).toHaveLength(1);
    });

    it('refuses a booking of another activity, a cancelled one, and none', async () => {
      const { book, complete, completions, client, careFlow, page, received } = verifying();
      const other = await book('intake', 'act-of-another');
      await expect(complete({ uid: other.uid })).rejects.toMatchObject({
        code: 'unauthorized',
        recoverable: false,
        message: expect.stringContaining('was not made for this activity'),
      });
      const mine = await book('intake-confirm', careFlow.activityId, 'Sam', TUESDAY_TEN);
      await expect(complete({ uid: mine.uid }, other.uid)).rejects.toMatchObject({
        message: expect.stringContaining('bookingId'),
      });
      await page.cancel(mine.uid);
      await expect(complete({ uid: mine.uid })).rejects.toMatchObject({
        message: expect.stringContaining('cancelled'),
      });
      const { activityId } = careFlow;
      await expect(
        client.completeExtensionActivity({ activityId, dataPoints: bookingId }),
      ).rejects.toMatchObject({ message: expect.stringContaining('name its booking') });
      const real = await book('intake-lengths', activityId, 'Sam', '2027-01-05T10:00:00.000Z');
      for (const dataPoints of [[], [{ key: 'bookingID', value: other.uid }]]) {
        await expect(
          client.completeExtensionActivity({ activityId, dataPoints, booking: real }),
        ).rejects.toMatchObject({
          recoverable: false,
          message: expect.stringContaining('data points'),
        });
      }
      expect(completions()).toEqual([]);
      expect(received.join()).not.toMatch(/\bSam\b/);
    });
  });
});
