import {
  CAL_API_VERSION_HEADER,
  CALLS_V1,
  CALLS_V2,
  type CalApiVersion,
  type CalCall,
  type CalOperation,
} from '../api/cal/operations';
import { Refusal } from './answers';

export interface CalRoute {
  name: CalOperation;
  call: CalCall;
  /** uid (v2) or numeric id (v1) in the path. */
  key: string | undefined;
}

// Matched without decoding: Cal.com's uids need no encoding, so an encoded one is an attack.
const KEY: Readonly<Record<CalApiVersion, string>> = {
  v2: '((?!by-seat(?:/|$))[A-Za-z0-9_-]{1,128})',
  v1: '(\\d{1,15})',
};

/** The rest of a path after the mount path. */
function behindMount(pathname: string, basePath: string | undefined): string | undefined {
  if (basePath !== undefined) {
    const base = basePath.replace(/\/+$/, '');
    return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : undefined;
  }
  const found = pathname.search(/\/(?:bookings|slots)(?:\/|$)/);
  return found < 0 ? undefined : pathname.slice(found);
}

/** Finds the call of Cal.com's API for a request. Throws a Refusal: 404 for another path, 405 for another
 * method, 400 for another version. */
export function createRouter(
  apiVersion: CalApiVersion,
  basePath: string | undefined,
): (request: Request) => CalRoute {
  const calls = Object.entries(apiVersion === 'v2' ? CALLS_V2 : CALLS_V1) as [
    CalOperation,
    CalCall,
  ][];
  const patterns = calls.map(([name, call]) => ({
    name,
    call,
    pattern: new RegExp(`^${call.path.replace('{key}', KEY[apiVersion])}$`),
  }));

  return (request) => {
    // Some hosts add a slash to every path (Next: trailingSlash).
    const path = behindMount(new URL(request.url).pathname, basePath)?.replace(/\/$/, '');
    const matches = patterns.flatMap(({ name, call, pattern }) => {
      const match = path && pattern.exec(path);
      return match ? [{ name, call, key: match[1] }] : [];
    });
    if (matches.length === 0) {
      // Clients look for this text: see lacksPath.
      throw new Refusal(404, 'not_found', 'This proxy has no such path.');
    }
    const methods = matches.filter(({ call }) => call.method === request.method);
    const version = request.headers.get(CAL_API_VERSION_HEADER);
    const route =
      methods.find(({ call }) => call.version !== undefined && call.version === version) ??
      methods.find(({ call }) => call.version === undefined);
    if (route) return route;
    const versions = methods.flatMap(({ call }) => call.version ?? []);
    if (versions.length > 0) {
      const message = `Send the header ${CAL_API_VERSION_HEADER}: ${versions.join(' or ')}.`;
      throw new Refusal(400, 'bad_request', message);
    }
    const allow = [...new Set(matches.map(({ call }) => call.method))].join(', ');
    throw new Refusal(405, 'method_not_allowed', `This path accepts only ${allow}.`, { allow });
  };
}
