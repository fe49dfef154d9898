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
 * What the widgets have told the snippet so far waits in its queue, and is carried out when the script runs. The
 * snippet asks for one script only, even where the next widget has another address.
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

/** Those that wait for another address have not been asked for it: the snippet asks for one script only. */
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

/** Of its failure (blocked, offline, not found), the snippet of @calcom/embed-react never tells. */
function noticeFailure(url: string): void {
  const script = embedScripts(url).pop();
  if (!script || isEmbedLoaded() || watched.has(script)) return;
  // One listener for the life of the script: it may fail while no booking page is there to hear it.
  watched.add(script);
  script.addEventListener('error', () => giveUp(script));
  // A server may answer with a page of its own, which is no script that would say so.
  script.addEventListener('load', () => {
    if (!isEmbedLoaded()) giveUp(script);
  });
}

/**
 * Has the snippet of @calcom/embed-react put embed.js into the page, where nobody has yet, and make a namespace.
 * Where embed.js could not be loaded, it is asked for again.
 */
export function startEmbedScript(url: string, namespace: string): void {
  reloadEmbedScript(url);
  if (!calGlobal()?.ns?.[namespace]) {
    // It returns a promise, and does all of this at once. What it stumbles over shows when it is used.
    getCalApi({ namespace, embedJsUrl: url }).catch(() => undefined);
  }
  noticeFailure(url);
}

/** Hears, once, that embed.js could not be loaded from there. @returns stops listening. */
export function whenEmbedIsBlocked(url: string, onBlocked: () => void): () => void {
  const one = { url, onBlocked };
  waiting.add(one);
  return () => void waiting.delete(one);
}
