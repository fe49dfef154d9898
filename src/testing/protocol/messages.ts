export interface CalMessage {
  originator: 'CAL';
  type: string;
  namespace: string;
  fullType: string;
  data: object;
}

export interface ParentMessage {
  originator: 'CAL';
  method: string;
  arg?: unknown;
}

const WINDOW_NAME_PREFIX = 'cal-embed=';

export function buildMessage(namespace: string, type: string, data: object = {}): CalMessage {
  return { originator: 'CAL', type, namespace, fullType: `CAL:${namespace}:${type}`, data };
}

/** Navigation inside the frame drops `?embed=`, but the window keeps its name. */
export function readNamespace(search: string, windowName: string): string {
  const fromQuery = new URLSearchParams(search).get('embed');
  if (fromQuery !== null) return fromQuery;
  return windowName.startsWith(WINDOW_NAME_PREFIX)
    ? windowName.slice(WINDOW_NAME_PREFIX.length)
    : '';
}

export function isParentMessage(value: unknown): value is ParentMessage {
  if (typeof value !== 'object' || value === null) return false;
  const { originator, method } = value as Record<string, unknown>;
  return originator === 'CAL' && typeof method === 'string';
}

/** `metadata[key]=value` in the address becomes the booking's metadata. */
export function metadataFrom(query: URLSearchParams): Record<string, string> {
  const metadata: Record<string, string> = {};
  for (const [name, value] of query) {
    const key = /^metadata\[(.+)\]$/.exec(name)?.[1];
    if (key) metadata[key] = value;
  }
  return metadata;
}
