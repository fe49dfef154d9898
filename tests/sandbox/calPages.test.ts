// @vitest-environment node
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { beforeEach, describe, expect, it } from 'vitest';
import { createClient, type CalClient } from './calClient';

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

  it('say nothing in intake-dead and refuse frames in intake-refused', async () => {
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
