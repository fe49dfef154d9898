import { invalidInput } from '../checkOptions';
import { isLeftOut } from '../options';
import { readHttpUrl, readText } from '../wire';

const LOOPBACK = /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/;

const faultOf = (value: unknown): string =>
  isLeftOut(value) ? 'is missing.' : "isn't a valid address.";

/**
 * The address of a server that is sent a key, without slashes at its end.
 *
 * @throws BookingError `invalid_input` if it isn't an address, or is `http:` on another machine.
 */
export function readUpstream(
  who: string,
  field: string,
  value: unknown,
  allowHttp: boolean | undefined,
  takesPaths = false,
): string {
  const url = readHttpUrl(value);
  if (url === undefined)
    throw invalidInput(field, `${faultOf(value)} Write one with https://.`, who);
  const { protocol, hostname, search, hash } = new URL(url);
  if (takesPaths && (search || hash))
    throw invalidInput(field, 'has a query, which no path can follow.', who);
  if (protocol === 'http:' && allowHttp !== true && !LOOPBACK.test(hostname)) {
    throw invalidInput(
      field,
      'has http, so anyone on the way could read the key. Within a network of your own: allowHttp: true.',
      who,
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
  if (/^[\x20-\x7e]+$/.test(key)) return key;
  const why = key
    ? 'has characters that no key has.'
    : 'is empty. Is its environment variable set?';
  throw invalidInput(field, why, who);
}

/**
 * The address of an endpoint of the app's own: a path of its host, or with `https:`. Only surrounding blanks are removed.
 *
 * @throws BookingError `invalid_input`
 */
export function readEndpoint(who: string, field: string, value: unknown): string {
  const address = typeof value === 'string' ? value.trim() : '';
  if (/^\/(?!\/)/.test(address) || readHttpUrl(address) !== undefined) return address;
  throw invalidInput(
    field,
    `${faultOf(value)} Write one with https://, or a path of your app (/api/…).`,
    who,
  );
}
