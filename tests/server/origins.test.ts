import { describe, expect, it, vi } from 'vitest';
import { createCalProxy, type CalProxyOptions, type ProxyProblem } from '../../src/server';
import { APP, json, pageRequest, recordingFetch } from './endpoints';

function setUp(options: Partial<CalProxyOptions> = {}) {
  const { fetch, reached } = recordingFetch(() =>
    Response.json({ status: 'success', data: { uid: 'u1', start: '2027-01-05T08:00:00Z' } }),
  );
  const proxy = createCalProxy({ apiKey: 'key', authorize: () => 'host', fetch, ...options });
  const from = async (headers: Record<string, string>, url = `${APP}/api/cal/bookings/u1`) =>
    (await proxy(new Request(url, { headers }))).status;
  return { proxy, from, reached };
}

describe('allowedOrigins', () => {
  it.each([
    'https://portal.clinic.example',
    'https://portal.clinic.example/',
    'HTTPS://Portal.Clinic.Example',
    'https://portal.clinic.example:443',
  ])('compares origins, not strings: %s', async (allowed) => {
    const { from } = setUp({ allowedOrigins: [allowed] });
    const site = { 'sec-fetch-site': 'cross-site' };
    expect(await from({ ...site, origin: 'https://portal.clinic.example' })).toBe(200);
    for (const origin of [
      'https://portal.clinic',
      'https://portal.clinic.example.evil.test',
      'https://portal.clinic.example:8443',
      'http://portal.clinic.example',
      'https://xportal.clinic.example',
      'null',
    ]) {
      expect(await from({ ...site, origin })).toBe(403);
    }
  });

  it('takes a single string as one origin, and doesn’t search in it', async () => {
    const allowedOrigins = 'https://portal.clinic.example' as never;
    const { from } = setUp({ allowedOrigins });
    const site = { 'sec-fetch-site': 'cross-site' };
    expect(await from({ ...site, origin: 'https://portal.clinic' })).toBe(403);
    expect(await from({ ...site, origin: 'https://portal.clinic.example' })).toBe(200);
  });

  it.each([
    '*',
    'null',
    '',
    'https://*.clinic.example',
    'portal.clinic.example',
    'https://*.clinic.example/x',
    'file:///x',
    7,
  ])('refuses invalid origins when the proxy is created: %j', (allowed) => {
    expect(() => setUp({ allowedOrigins: [allowed as string] })).toThrow(
      expect.objectContaining({ code: 'invalid_input', field: 'allowedOrigins' }),
    );
  });
});

describe('behind a load balancer, if the browser sends no Sec-Fetch-Site', () => {
  const inner = 'http://10.0.0.7:3000/api/cal/bookings/u1';
  it.each([
    'app.clinic.example',
    'APP.clinic.example',
    'app.clinic.example:443',
    'app.clinic.example, 10.0.0.2',
    '10.0.0.2 , app.clinic.example:443',
  ])('recognises its own page by x-forwarded-host: %s', async (forwarded) => {
    const { from } = setUp();
    const headers = { origin: APP, 'x-forwarded-host': forwarded };
    expect(await from(headers, inner)).toBe(200);
    expect(await from({ ...headers, origin: 'https://evil.example' }, inner)).toBe(403);
  });
});

describe('a slash after the path, as with Next’s trailingSlash', () => {
  it('changes nothing', async () => {
    const { from, reached } = setUp();
    const own = { 'sec-fetch-site': 'same-origin' };
    expect(await from(own, `${APP}/api/cal/bookings/u1/`)).toBe(200);
    expect(await from(own, `${APP}/api/cal/bookings/?take=5`)).toBe(200);
    expect(await from(own, `${APP}/api/cal/bookings/u1//`)).toBe(404);
    expect(reached.map(({ url }) => new URL(url).pathname)).toEqual([
      '/v2/bookings/u1',
      '/v2/bookings',
    ]);
  });
});

describe('onError', () => {
  const problemOf = async (
    options: Partial<CalProxyOptions>,
    init: RequestInit = {},
  ): Promise<ProxyProblem | undefined> => {
    const onError = vi.fn();
    const { proxy } = setUp({ ...options, onError });
    await proxy(pageRequest('/api/cal/bookings/u1', init));
    await Promise.resolve();
    await vi.waitFor(() => expect(onError).toHaveBeenCalledTimes(1));
    return onError.mock.calls[0]?.[0] as ProxyProblem;
  };

  it('gets what was refused and why', async () => {
    const failed = new Error('no database');
    const rejects = () => Promise.reject(failed);
    expect(await problemOf({ authorize: () => false })).toMatchObject({
      code: 'unauthorized',
      status: 403,
      message: expect.stringContaining('getBooking'),
    });
    expect(await problemOf({ authorize: rejects })).toMatchObject({ status: 403, cause: failed });
    const cross = { headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' } };
    expect(await problemOf({}, cross)).toMatchObject({ code: 'cross_origin', status: 403 });
    const wrongKey = async () => Response.json({ error: 'Ann' }, { status: 401 });
    const refused = await problemOf({ fetch: wrongKey });
    expect(refused).toMatchObject({ code: 'upstream_refused', status: 401 });
    expect(JSON.stringify(refused)).not.toMatch(/\bAnn\b/);
  });

  it('doesn’t affect the answer if it throws', async () => {
    const onError = vi.fn(() => {
      throw new Error('log is full');
    });
    const { proxy } = setUp({ authorize: () => false, onError });
    const response = await proxy(pageRequest('/api/cal/bookings/u1'));
    expect((await json(response)).error.code).toBe('unauthorized');
  });
});
