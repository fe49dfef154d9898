/** The secret that Hosted Pages and Awell share. Hosted Pages signs its session tokens with it. */
export const SANDBOX_SESSION_SECRET = 'sandbox-session-secret';

const decode = (base64Url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64Url.replace(/-/g, '+').replace(/_/g, '/')), (character) =>
    character.charCodeAt(0),
  );

/** The session of a token (JWT, HS256), if Hosted Pages has signed it. */
export async function sessionIdOf(token: string): Promise<string | undefined> {
  const [header, payload, signature] = token.split('.');
  if (!header || !payload || !signature) return undefined;
  try {
    const text = new TextEncoder();
    const key = await crypto.subtle.importKey(
      'raw',
      text.encode(SANDBOX_SESSION_SECRET),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['verify'],
    );
    const signed = text.encode(`${header}.${payload}`);
    if (!(await crypto.subtle.verify('HMAC', key, decode(signature), signed))) return undefined;
    const { sub } = JSON.parse(new TextDecoder().decode(decode(payload))) as { sub?: string };
    return sub;
  } catch {
    return undefined;
  }
}
