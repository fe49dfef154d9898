import { describe, expect, it } from 'vitest';
import {
  createAwellClient,
  createAwellProxy,
  createCalClient,
  createCalClientV1,
  createCalProxy,
  forwardToAwell,
} from '../../src/server';
import { orError } from '../../src/errors';
import { createScrubber } from '../../src/server/scrub';
import { failure } from '../api/cal/sandboxClient';

const KEY = 'cal_live_a/b+c=d 0123456789';
const authorize = () => false as const;

const encodings: [string, (text: string) => string][] = [
  ['as it is', (text) => text],
  ['in capitals', (text) => text.toUpperCase()],
  ['as JSON may write it', (text) => text.replaceAll('/', '\\/').replaceAll('=', '\\u003d')],
  ['all in JSON escapes', (text) => [...text].map((one) => `\\u00${hex(one)}`).join('')],
  ['in an address', encodeURIComponent],
  ['in an address, twice', (text) => encodeURIComponent(encodeURIComponent(text))],
  ['all in percent signs', (text) => [...text].map((one) => `%${hex(one).toUpperCase()}`).join('')],
  ['in a form', (text) => new URLSearchParams({ '': text }).toString().slice(1)],
  ['in HTML', (text) => text.replaceAll('/', '&#x2F;').replaceAll('=', '&#61;')],
  ['in base64', (text) => btoa(text)],
  ['in base64, behind a letter', (text) => btoa(`x${text}`)],
  ['in base64, within words', (text) => btoa(`Bearer ${text} and more`)],
  ['in hexadecimal', (text) => [...text].map(hex).join('')],
];
const hex = (character: string) => character.charCodeAt(0).toString(16).padStart(2, '0');

describe('the API key is removed from a text', () => {
  it.each(encodings)('%s', (_how, encode) => {
    const scrub = createScrubber(KEY);
    for (const key of [KEY, KEY.replace('cal_live_', '')]) {
      const scrubbed = scrub(`before ${encode(key)} after`);
      expect(scrubbed).toContain('[key]');
      expect(scrubbed).toMatch(/^before .{0,12}\[key\].{0,40} after$/);
      expect(scrubbed).not.toContain(encode(key).slice(4, 12));
    }
  });

  it('leaves everything else', () => {
    const text = JSON.stringify({ uid: 'u1', title: 'Intake at 012345678', key: 'cal_live' });
    expect(createScrubber(KEY)(text)).toBe(text);
  });
});

describe('a key that can’t be a header is refused when created, and the error doesn’t contain it', () => {
  const makers: [string, (apiKey: string) => unknown][] = [
    ['createCalProxy', (apiKey) => createCalProxy({ apiKey, authorize })],
    ['createCalClient', (apiKey) => createCalClient({ apiKey })],
    [
      'createAwellProxy',
      (apiKey) => createAwellProxy({ apiKey, authorize, endpoint: 'https://awell.test' }),
    ],
    [
      'createAwellClient',
      (apiKey) => createAwellClient({ endpoint: 'https://awell.test', headers: { apiKey } }),
    ],
  ];
  it.each(makers)('%s', (_name, make) => {
    for (const apiKey of ['sec\nret', 'sec\r\nret: x', 'sécret', 'sec\0ret']) {
      expect(() => make(apiKey)).toThrow(
        expect.objectContaining({
          code: 'invalid_input',
          field: expect.stringContaining('apiKey'),
        }),
      );
      const thrown = orError(() => make(apiKey));
      expect(String(thrown)).not.toContain(apiKey.slice(0, 3));
      expect(thrown).not.toHaveProperty('cause', expect.anything());
    }
    expect(() => make('secret\n')).not.toThrow();
  });

  it('a trailing line end is removed from the key', async () => {
    let sent = '';
    const fetch: typeof globalThis.fetch = async (_input, init) => {
      sent = new Headers(init?.headers).get('authorization') ?? '';
      throw new TypeError('offline');
    };
    await failure(createCalClient({ apiKey: ' secret\r\n', fetch }).deleteBooking('u1'));
    expect(sent).toBe('Bearer secret');
  });
});

describe('an upstream without TLS is refused, because the key could be read on the way', () => {
  const makers: [string, (url: string, allowHttp?: boolean) => unknown][] = [
    [
      'createCalProxy',
      (baseUrl, allowHttp) => createCalProxy({ apiKey: 'k', authorize, baseUrl, allowHttp }),
    ],
    [
      'createAwellProxy',
      (endpoint, allowHttp) => createAwellProxy({ apiKey: 'k', authorize, endpoint, allowHttp }),
    ],
    [
      'createCalClient',
      (baseUrl, allowHttp) => createCalClient({ apiKey: 'k', baseUrl, allowHttp }),
    ],
    [
      'createCalClientV1',
      (baseUrl, allowHttp) => createCalClientV1({ apiKey: 'k', baseUrl, allowHttp }),
    ],
    ['createAwellClient', (endpoint, allowHttp) => createAwellClient({ endpoint, allowHttp })],
    [
      'forwardToAwell',
      (url, allowHttp) => forwardToAwell({ targets: { BOOKING_CREATED: url }, allowHttp }),
    ],
  ];
  describe.each(makers)('%s', (_name, make) => {
    it.each(['http://cal.clinic.example', 'HTTP://10.0.0.7:3000/v2', 'http://localhost.evil.test'])(
      'refuses %s',
      (url) => {
        expect(() => make(url)).toThrow(expect.objectContaining({ code: 'invalid_input' }));
        expect(() => make(url, true)).not.toThrow();
      },
    );
    it.each(['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:80', 'https://cal.test'])(
      'takes %s',
      (url) => expect(() => make(url)).not.toThrow(),
    );
  });

  it('refuses an upstream to which no path can be added', () => {
    for (const baseUrl of ['https://cal.test/v2?x=1', 'https://cal.test/v2#a']) {
      expect(() => createCalProxy({ apiKey: 'k', authorize, baseUrl })).toThrow('query');
      expect(() => createCalClient({ apiKey: 'k', baseUrl })).toThrow('query');
    }
  });

  it('accepts any upstream for a client without a key', () => {
    expect(() => createCalClient({ baseUrl: 'http://cal.clinic.example/v2' })).not.toThrow();
    expect(() => createAwellClient({ endpoint: '/api/awell' })).not.toThrow();
  });
});
