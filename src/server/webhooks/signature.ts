const HMAC = { name: 'HMAC', hash: 'SHA-256' };

/** Cal.com's signature if its webhook has no secret. */
export const NO_SECRET = 'no-secret-provided';

function readHex(signature: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[0-9a-f]{64}$/i.test(signature)) return undefined;
  const bytes = new Uint8Array(32);
  for (let index = 0; index < 32; index += 1) {
    bytes[index] = Number.parseInt(signature.slice(2 * index, 2 * index + 2), 16);
  }
  return bytes;
}

/** Imports the keys once. `subtle.verify` compares in constant time. */
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

/** What `verifyCalSignature` checks. */
export interface VerifyCalSignatureOptions {
  /** The raw bytes of the body, before any parsing. */
  body: string | ArrayBuffer | Uint8Array;
  /** The header `X-Cal-Signature-256`: hex HMAC-SHA-256. */
  signature: string | null | undefined;
  /** The secret from Cal.com's webhook settings; several while you replace one. */
  secret: string | readonly string[];
}

/**
 * Checks whether Cal.com signed a webhook with one of the secrets. Use it if you can't use `createWebhookHandler`.
 *
 * @returns `false` if the signature is missing, malformed or `no-secret-provided`, and without a secret.
 */
export async function verifyCalSignature({
  body,
  signature,
  secret,
}: VerifyCalSignatureOptions): Promise<boolean> {
  // An unset or empty environment variable isn't a secret.
  const secrets = [secret].flat().filter((one) => typeof one === 'string' && one !== '');
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array(body);
  return createSignatureCheck(secrets)(bytes, signature);
}
