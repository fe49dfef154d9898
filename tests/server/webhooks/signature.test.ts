import { describe, expect, it } from 'vitest';
import { verifyCalSignature } from '../../../src/server';
import { sign } from './deliveries';

// RFC 4231, test case 2.
const RFC = {
  secret: 'Jefe',
  body: 'what do ya want for nothing?',
  signature: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
};

describe('verifyCalSignature', () => {
  it('accepts the published vector of HMAC-SHA-256, as text, bytes and buffer', async () => {
    const bytes = new TextEncoder().encode(RFC.body);
    for (const body of [RFC.body, bytes, bytes.buffer, Buffer.from(RFC.body)]) {
      expect(await verifyCalSignature({ ...RFC, body })).toBe(true);
    }
  });

  it('checks only the given part of a buffer', async () => {
    const within = new TextEncoder().encode(`..${RFC.body}..`).subarray(2, -2);
    expect(await verifyCalSignature({ ...RFC, body: within })).toBe(true);
  });

  it.each([
    ['a changed byte', { body: 'what do ya want for nothinG?' }],
    ['a changed signature', { signature: RFC.signature.replace(/^5/, '6') }],
    ['another secret', { secret: 'jefe' }],
    ['no signature', { signature: null }],
    ['an empty signature', { signature: '' }],
    ["Cal.com's word for no secret", { signature: 'no-secret-provided' }],
    ['half a signature', { signature: RFC.signature.slice(0, 32) }],
    ['a signature and more', { signature: `${RFC.signature}00` }],
    ['a prefix that others send', { signature: `sha256=${RFC.signature}` }],
    ['what is no hex', { signature: `g${RFC.signature.slice(1)}` }],
    ['no secrets', { secret: [] }],
    ['a secret that is not set', { secret: undefined as never }],
    // Signed with nothing, as anyone can.
    ['an empty secret', { secret: '', signature: sign(RFC.body, '') }],
    ['an empty secret among others', { secret: ['', 'x'], signature: sign(RFC.body, '') }],
  ])('refuses %s', async (_what, change) => {
    expect(await verifyCalSignature({ ...RFC, ...change })).toBe(false);
  });

  it.each([[['Jefe', 'new']], [['new', 'Jefe']]])(
    'accepts any of the secrets %j',
    async (secret) => {
      expect(await verifyCalSignature({ ...RFC, secret })).toBe(true);
    },
  );
});
