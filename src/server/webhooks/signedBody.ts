import { readLimitedBytes } from '../../api/readLimited';
import { BookingError } from '../../errors';
import { readAmount } from '../../checkOptions';
import type { Message } from '../message';
import type { CreateWebhookHandlerOptions } from './options';
import { WebhookRefusal } from './problems';
import { createSignatureCheck, NO_SECRET } from './signature';

export const SIGNATURE_HEADER = 'x-cal-signature-256';

const MAX_BYTES = 1_000_000;

type SignedBodyOptions = Pick<CreateWebhookHandlerOptions, 'secret' | 'allowUnsigned' | 'maxBytes'>;

function readSecrets({ secret, allowUnsigned }: SignedBodyOptions): readonly string[] {
  const given = secret === undefined ? [] : [secret].flat();
  // Files and terminals add a line end.
  const secrets = given.map((one) => (typeof one === 'string' ? one.trim() : one));
  // An empty environment variable must not become a key that anyone can sign with.
  const areUsable = secrets.every((one) => typeof one === 'string' && one !== '');
  if (areUsable && (secrets.length > 0 || allowUnsigned === true)) return secrets;
  throw new BookingError(
    'invalid_input',
    'createWebhookHandler has no secret, or an empty one, so anyone could send it bookings. ' +
      'Pass the secret of the webhook in Cal.com, or allowUnsigned: true if it has none on purpose.',
    { field: 'secret' },
  );
}

async function readBody(request: Message, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const isTooLarge = Number(request.headers.get('content-length')) > maxBytes;
  const body = isTooLarge
    ? undefined
    : await readLimitedBytes(request, maxBytes).catch((cause: unknown) => {
        const message =
          'The body broke off, or something that runs before (a body parser, a logger) has read it.';
        throw new WebhookRefusal('unreadable_body', message, cause);
      });
  if (!body) throw new WebhookRefusal('too_large', `The body is longer than ${maxBytes} bytes.`);
  if (body.byteLength > 0) return body;
  throw new WebhookRefusal(
    'unreadable_body',
    'The body is empty. If a body parser runs before this handler, turn it off for this route.',
  );
}

/**
 * Reads the body of a request that Cal.com signed. The returned function rejects with a WebhookRefusal.
 *
 * @throws BookingError `invalid_input` without a secret.
 */
export function createSignedBodyReader(
  options: SignedBodyOptions,
): (request: Message) => Promise<Uint8Array<ArrayBuffer>> {
  const maxBytes = readAmount('createWebhookHandler', 'maxBytes', options.maxBytes, MAX_BYTES);
  const secrets = readSecrets(options);
  const isSigned = createSignatureCheck(secrets);

  return async (request) => {
    if (request.method !== 'POST') {
      throw new WebhookRefusal('method_not_allowed', 'Webhooks are posted.');
    }
    const body = await readBody(request, maxBytes);
    const signature = request.headers.get(SIGNATURE_HEADER);
    if (signature === null || signature === NO_SECRET) {
      if (options.allowUnsigned === true) return body;
      throw new WebhookRefusal(
        'missing_signature',
        'The signature is missing. Set a secret in Cal.com (Settings, Developer, Webhooks), and the same one here.',
      );
    }
    if (secrets.length === 0 || (await isSigned(body, signature))) return body;
    throw new WebhookRefusal(
      'invalid_signature',
      'The signature does not match the body and the secret. Compare the secrets; if a body parser ' +
        'runs before this handler, turn it off for this route.',
    );
  };
}
