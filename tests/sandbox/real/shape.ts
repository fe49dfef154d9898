type Json = Record<string, unknown>;

/** What a value is, as far as a reader may rely on it. */
function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value !== 'string') return typeof value;
  if (/^\d{4}-\d\d-\d\dT[\d:]+\.\d{3}Z$/.test(value)) return 'time with milliseconds';
  if (/^\d{4}-\d\d-\d\dT[\d:]+Z$/.test(value)) return 'time in seconds';
  if (/^\d{4}-\d\d-\d\dT[\d:]+[+-]\d\d:\d\d$/.test(value)) return 'time with an offset';
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value) ? 'uuid' : 'text';
}

export interface Difference {
  path: string;
  own: string;
  captured: string;
}

/** What an app put there itself. */
const OPEN = /(^|\.)metadata$/;

/** Where the shape of our own differs from what was captured: keys and their order, types, forms of text, nulls. */
export function differences(own: unknown, captured: unknown, path = ''): Difference[] {
  const [kind, expected] = [kindOf(own), kindOf(captured)];
  if (kind !== expected) return [{ path, own: kind, captured: expected }];
  if (OPEN.test(path)) return [];
  if (kind === 'list') {
    const [ours, theirs] = [own as unknown[], captured as unknown[]];
    if (ours.length === 0 && theirs.length === 0) return [];
    if (ours.length === 0) return [{ path, own: 'empty', captured: 'not empty' }];
    if (theirs.length === 0) return [{ path, own: 'not empty', captured: 'empty' }];
    return differences(ours[0], theirs[0], `${path}[]`);
  }
  if (kind !== 'object') return [];
  const [ours, theirs] = [own as Json, captured as Json];
  const found: Difference[] = [];
  const names = [Object.keys(ours).join(' '), Object.keys(theirs).join(' ')];
  if (names[0] !== names[1]) found.push({ path, own: names[0] ?? '', captured: names[1] ?? '' });
  for (const name of Object.keys(ours)) {
    if (!(name in theirs)) continue;
    found.push(...differences(ours[name], theirs[name], path ? `${path}.${name}` : name));
  }
  return found;
}

export interface Deliberate {
  /** Of which captures. */
  of: RegExp;
  path: string;
  why: string;
}

/** Those that nobody meant, and reasons that are none any more. */
export function unexplained(
  found: Readonly<Record<string, Difference[]>>,
  deliberate: readonly Deliberate[],
) {
  const all = Object.entries(found).flatMap(([name, list]) =>
    list.map((one) => ({ name, ...one })),
  );
  const explains = (reason: Deliberate, { name, path }: { name: string; path: string }) =>
    reason.path === path && reason.of.test(name);
  return {
    unknown: all.filter((one) => !deliberate.some((reason) => explains(reason, one))),
    stale: deliberate.filter((reason) => !all.some((one) => explains(reason, one))),
  };
}
