import { getCalApi } from '@calcom/embed-react';
import { calGlobal } from './calGlobal';

const watched = new WeakSet<Element>();
const failed = new WeakSet<Element>();

/** A booking page that waits for embed.js. */
interface Waiting {
  url: string;
  onBlocked: () => void;
}
const waiting = new Set<Waiting>();

const isAt = ({ src }: HTMLScriptElement, url: string): boolean =>
  src === new URL(url, document.baseURI).href;

const embedScripts = (url: string): HTMLScriptElement[] =>
  [...document.querySelectorAll<HTMLScriptElement>('script[src]')].filter((script) =>
    isAt(script, url),
  );

const isEmbedLoaded = (): boolean => calGlobal()?.version !== undefined;

/**
 * Adds the script again after a failure. Earlier calls wait in the snippet's queue and run with the script. The
 * snippet itself adds only one script, even if the next widget has another URL.
 */
function reloadEmbedScript(url: string): void {
  const own = [...document.scripts].filter((script) => watched.has(script));
  const scripts = new Set([...own, ...embedScripts(url)]);
  const haveFailed = scripts.size > 0 && [...scripts].every((script) => failed.has(script));
  if (isEmbedLoaded() || !haveFailed) return;
  for (const script of scripts) script.remove();
  const script = document.createElement('script');
  script.src = url;
  document.head.append(script);
}

/**
 * Reports the failure to the pages that wait for this URL. The others are still unrequested, because the snippet adds
 * only one script.
 */
function giveUp(script: HTMLScriptElement): void {
  failed.add(script);
  for (const one of waiting) {
    if (isAt(script, one.url)) {
      waiting.delete(one);
      one.onBlocked();
    } else {
      reloadEmbedScript(one.url);
      noticeFailure(one.url);
    }
  }
}

/** Watches for a failure (blocked, offline, not found), which the snippet of @calcom/embed-react doesn't report. */
function noticeFailure(url: string): void {
  const script = embedScripts(url).pop();
  if (!script || isEmbedLoaded() || watched.has(script)) return;
  // One listener for the life of the script, because it may fail while no booking page is mounted.
  watched.add(script);
  script.addEventListener('error', () => giveUp(script));
  // A server may answer with an HTML page, which loads without an error.
  script.addEventListener('load', () => {
    if (!isEmbedLoaded()) giveUp(script);
  });
}

/**
 * Lets the snippet of @calcom/embed-react add embed.js, if nobody has, and create a namespace. Requests embed.js
 * again if it failed before.
 */
export function startEmbedScript(url: string, namespace: string): void {
  reloadEmbedScript(url);
  if (!calGlobal()?.ns?.[namespace]) {
    // It returns a promise but does all of this at once. An error shows when the namespace is used.
    getCalApi({ namespace, embedJsUrl: url }).catch(() => undefined);
  }
  noticeFailure(url);
}

/** Calls back once if embed.js couldn't be loaded from `url`. @returns a function that stops it. */
export function whenEmbedIsBlocked(url: string, onBlocked: () => void): () => void {
  const one = { url, onBlocked };
  waiting.add(one);
  return () => void waiting.delete(one);
}
