const HMAC = { name: 'HMAC', hash: 'SHA-256' };

/** What Cal.com sends as the signature where its webhook has no secret. */
export const NO_SECRET = 'no-secret-provided';

function readHex(signature: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[0-9a-f]{64}$/i.test(signature)) return undefined;
  const bytes = new Uint8Array(32);
  for (let index = 0; index < 32; index += 1) {
    bytes[index] = Number.parseInt(signature.slice(2 * index, 2 * index + 2), 16);
  }
  return bytes;
}

/** A check that imports its keys once. `subtle.verify` compares in constant time. */
export function createSignatureCheck(secrets: readonly string[]) {
  const encoder = new TextEncoder();
  const importKey = (secret: string): Promise<CryptoKey> =>
    crypto.subtle.importKey('raw', encoder.encode(secret), HMAC, false, ['verify']);
  let keys: Promise<CryptoKey[]> | undefined;

  return async (
    body: Uint8Array<ArrayBuffer>,
    signature: string | null | undefined,
  ): Promise<boolean> => {
    const expected = readHex(signature ?? '');
    if (!expected) return false;
    keys ??= Promise.all(secrets.map(importKey));
    for (const key of await keys) {
      if (await crypto.subtle.verify('HMAC', key, expected, body)) return true;
    }
    return false;
  };
}

export interface VerifyCalSignatureOptions {
  /** The bytes as they came, before any parsing. */
  body: string | ArrayBuffer | Uint8Array;
  /** The header `X-Cal-Signature-256`: hex HMAC-SHA-256. */
  signature: string | null | undefined;
  /** The secret typed into Cal.com's webhook; several while one replaces another. */
  secret: string | readonly string[];
}

/**
 * Whether Cal.com signed a webhook with one of the secrets. For hosts that cannot use `createWebhookHandler`.
 *
 * `false` for a missing or malformed signature, for Cal.com's `no-secret-provided`, and without a secret.
 */
export async function verifyCalSignature({
  body,
  signature,
  secret,
}: VerifyCalSignatureOptions): Promise<boolean> {
  // An environment variable that is not set is no secret, and neither is an empty one.
  const secrets = [secret].flat().filter((one) => typeof one === 'string' && one !== '');
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array(body);
  return createSignatureCheck(secrets)(bytes, signature);
}
