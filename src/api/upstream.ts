import { BookingError } from '../errors';
import { readHttpUrl, readText } from '../wire';

const refused = (who: string, field: string, why: string): BookingError =>
  new BookingError('invalid_input', `${who}: ${field} ${why}`, { field });

const isLoopback = (hostname: string): boolean =>
  /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);

/**
 * The address of a server that is sent a key, without slashes at its end.
 *
 * @throws BookingError `invalid_input` for what is no address, and for `http:` unless it is this machine's own.
 */
export function readUpstream(
  who: string,
  field: string,
  value: unknown,
  allowHttp: boolean | undefined,
): string {
  const url = readHttpUrl(value);
  if (url === undefined) {
    throw refused(who, field, value ? 'must be an address with https://.' : 'is missing.');
  }
  const { protocol, hostname, username, password } = new URL(url);
  if (username || password) throw refused(who, field, 'holds a name or a password. Leave it out.');
  if (protocol === 'http:' && allowHttp !== true && !isLoopback(hostname)) {
    throw refused(
      who,
      field,
      'has http://, so anyone on the way could read the key. Write https://, or allowHttp: true within a network of your own.',
    );
  }
  return String(readText(value)).replace(/\/+$/, '');
}

/**
 * An API key, without the line end that files have.
 *
 * @throws BookingError `invalid_input`, which doesn't hold the key, for one that no header can carry.
 */
export function readKey(who: string, field: string, value: unknown): string {
  const key = typeof value === 'string' ? value.trim() : '';
  if (key === '') throw refused(who, field, 'is missing. Set it from an environment variable.');
  if (/^[\x20-\x7e]+$/.test(key)) return key;
  throw refused(who, field, 'has a line end, or a letter that no key has, within it.');
}
