import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { beforeEach, describe, expect, it } from 'vitest';
import { HOST } from '../../sandbox/cal/eventTypes';
import { createClient, KEY, type CalClient } from './calClient';

let client: CalClient;
beforeEach(() => {
  client = createClient();
});

const get = (path: string) => client.cal.app.request(path);

describe('the script hosts load', () => {
  it('is the published one, byte for byte', async () => {
    const published = createRequire(import.meta.url).resolve('@calcom/embed-core');
    const served = await get('/embed/embed.js');
    expect(served.headers.get('Content-Type')).toContain('text/javascript');
    expect(await served.text()).toBe(await readFile(published, 'utf8'));
  });
});

describe('framed pages', () => {
  it('start hidden and may be framed', async () => {
    const response = await get('/clinic/intake/embed?embed=ns');
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('X-Frame-Options')).toBeNull();
    expect(html).toContain('visibility:hidden');
    expect(html).toContain('CalComPageStatus = "200"');
  });

  it.each([
    ['/clinic/intake-missing/embed', 404],
    ['/nobody/intake/embed', 404],
    ['/booking/nope/embed', 404],
    ['/clinic/intake-error/embed', 500],
  ])('%s tells its status %i', async (path, status) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(`CalComPageStatus = "${status}"`);
  });

  it('send nothing in intake-dead, and refuse frames in intake-refused', async () => {
    const dead = await get('/clinic/intake-dead/embed');
    const refused = await get('/clinic/intake-refused/embed');
    expect(dead.status).toBe(200);
    expect(await dead.text()).not.toContain('<script');
    expect(refused.headers.get('X-Frame-Options')).toBe('DENY');
    expect(refused.headers.get('Content-Security-Policy')).toBe("frame-ancestors 'none'");
  });

  it('isolate themselves when the host asks for it', async () => {
    const response = await get('/clinic/intake/embed?flag.coep=true');
    expect(response.headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp');
  });
});

describe('unframed pages', () => {
  it.each(['/clinic', '/clinic/intake'])('%s shows and refuses frames', async (path) => {
    const response = await get(path);
    expect(response.headers.get('X-Frame-Options')).toBe('DENY');
    expect(await response.text()).not.toContain('visibility:hidden');
  });
});

describe('an event page with rescheduleUid', () => {
  const event = (uid: unknown, more = '', slug = 'intake') =>
    get(`/clinic/${slug}/embed?embed=ns&theme=dark&rescheduleUid=${String(uid)}${more}`);
  const offers = async (uid: unknown, more = '') => {
    const path = `/api/event?user=clinic&slug=intake&rescheduleUid=${String(uid)}${more}`;
    return ((await (await get(path)).json()) as { former: object | null }).former !== null;
  };

  it('cal-real 1.7: reschedules an active booking, and silently offers a new one for an unknown uid', async () => {
    const { uid } = await client.book('intake');
    expect((await event(uid)).status).toBe(200);
    expect(await offers(uid)).toBe(true);
    expect((await event('nope')).status).toBe(200);
    expect(await offers('nope')).toBe(false);
  });

  it('cal-real 1.7: ignores a booking that is cancelled or of another event type, and its attendee', async () => {
    const { uid } = await client.book('intake');
    const elsewhere = await event(uid, '', 'intake-lengths');
    const lost = '/intake/embed?layout=undefined&embed=ns';
    expect(elsewhere.headers.get('Location')).toBe(lost);
    await client.call('POST', `/v2/bookings/${String(uid)}/cancel`, { body: {} });
    expect((await event(uid)).headers.get('Location')).toBe(lost);
    const page = await get(lost);
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('CalComPageStatus = "404"');
    expect(await offers(uid)).toBe(false);
  });

  it('cal-real 2.10: reschedules a booking that was cancelled because the clinic asked for another time', async () => {
    const { uid } = await client.book('intake');
    const path = `/v2/bookings/${String(uid)}/request-reschedule`;
    const asked = await client.call('POST', path, { key: KEY, body: { rescheduleReason: 'Ill' } });
    expect([asked.status, asked.body]).toEqual([200, { status: 'success' }]);
    const read = await client.call('GET', `/v2/bookings/${String(uid)}`);
    expect(read.body.data).toMatchObject({
      status: 'cancelled',
      cancellationReason: 'Ill',
      cancelledByEmail: HOST.email,
    });
    expect(read.body.data).not.toHaveProperty('rescheduledToUid');
    const allow = '&allowRescheduleForCancelledBooking=true';
    expect((await event(uid, allow)).status).toBe(200);
    expect(await offers(uid, allow)).toBe(true);
    expect(await offers(uid)).toBe(false);
    const link = await get(`/reschedule/${String(uid)}?${allow.slice(1)}`);
    expect(link.headers.get('Location')).toBe(
      `/clinic/intake?rescheduleUid=${String(uid)}${allow}`,
    );
    expect((await client.call('POST', path, { key: KEY })).status).toBe(400);
    expect((await client.call('POST', path)).status).toBe(401);
  });

  it('cal-real 1.7: shows a booking that can’t be rescheduled', async () => {
    const { uid } = await client.book('intake-no-cancel');
    for (const path of [`/reschedule/${String(uid)}/embed`, '/clinic/intake-no-cancel/embed']) {
      const response = await get(`${path}?embed=ns&rescheduleUid=${String(uid)}`);
      expect(response.headers.get('Location')).toBe(
        `/booking/${String(uid)}/embed?layout=undefined&embed=ns`,
      );
    }
  });
});

describe('reschedule links', () => {
  it('lead to the event page, and drop all but a few parameters', async () => {
    const { uid } = await client.book('intake');
    const framed = await get(`/reschedule/${String(uid)}/embed?embed=ns&theme=dark&name=Sam`);
    expect(framed.status).toBe(302);
    expect(framed.headers.get('Location')).toBe(
      `/clinic/intake/embed?rescheduleUid=${String(uid)}&layout=undefined&embed=ns`,
    );
    const plain = await get(`/reschedule/${String(uid)}?rescheduledBy=s@e.co`);
    expect(plain.headers.get('Location')).toBe(
      `/clinic/intake?rescheduleUid=${String(uid)}&rescheduledBy=s%40e.co`,
    );
  });
});
