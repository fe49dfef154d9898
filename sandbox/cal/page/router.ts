import { useSyncExternalStore } from 'react';
import { basePath, channel } from './embed';

const isEmbedPath = window.location.pathname.endsWith('/embed');
const listeners = new Set<() => void>();

function changed(): void {
  channel.fire('__routeChanged');
  for (const listener of listeners) listener();
}

window.addEventListener('popstate', changed);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

const currentUrl = (): string => window.location.pathname + window.location.search;

export interface Route {
  segments: string[];
  query: URLSearchParams;
}

export function useRoute(): Route {
  const url = new URL(useSyncExternalStore(subscribe, currentUrl), window.location.origin);
  const segments = url.pathname.slice(basePath.length).split('/').filter(Boolean);
  if (segments.length > 1 && segments.at(-1) === 'embed') segments.pop();
  return { segments: segments.map(decodeURIComponent), query: url.searchParams };
}

type Query = Record<string, string | null | undefined>;

/** Framed pages lead to framed pages. */
export function pathTo(segments: string[], query: Query = {}): string {
  const path = `${basePath}/${segments.map(encodeURIComponent).join('/')}`;
  const suffix = isEmbedPath && segments[0] !== 'payment' ? '/embed' : '';
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value) params.set(key, value);
  const search = params.toString();
  return `${path}${suffix}${search ? `?${search}` : ''}`;
}

export function go(url: string, how: 'push' | 'replace' = 'push'): void {
  if (url === currentUrl()) return;
  if (how === 'push') window.history.pushState(null, '', url);
  else window.history.replaceState(null, '', url);
  changed();
}

/** Changes some parameters of the current address and keeps the others. */
export function goWith(query: Query, how: 'push' | 'replace' = 'replace'): void {
  const params = new URLSearchParams(window.location.search);
  for (const [key, value] of Object.entries(query)) {
    if (value) params.set(key, value);
    else params.delete(key);
  }
  const search = params.toString();
  go(`${window.location.pathname}${search ? `?${search}` : ''}`, how);
}
