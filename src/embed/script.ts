import { calGlobal } from './calGlobal';

const watched = new WeakSet<Element>();
const failed = new WeakSet<Element>();
const callbacks = new Set<() => void>();

const embedScripts = (url: string): HTMLScriptElement[] =>
  [...document.querySelectorAll<HTMLScriptElement>('script[src]')].filter(
    (script) => script.src === new URL(url, document.baseURI).href,
  );

const isEmbedLoaded = (): boolean => calGlobal()?.version !== undefined;

/**
 * Notices that embed.js could not be loaded (blocked, offline, not found), which the snippet of
 * @calcom/embed-react never tells. Call it after the snippet has put its script into the page.
 *
 * @returns stops watching.
 */
export function watchEmbedScript(url: string, onBlocked: () => void): () => void {
  const script = embedScripts(url).pop();
  if (!script || isEmbedLoaded()) return () => undefined;
  // One listener for the life of the script: it may fail while no booking page is there to hear it.
  if (!watched.has(script)) {
    watched.add(script);
    script.addEventListener('error', () => {
      failed.add(script);
      callbacks.forEach((callback) => callback());
    });
  }
  callbacks.add(onBlocked);
  return () => void callbacks.delete(onBlocked);
}

/**
 * Asks for embed.js again where it could not be loaded. What the widgets have told the snippet so far
 * waits in its queue and is carried out when the script runs.
 */
export function reloadEmbedScript(url: string): void {
  const scripts = embedScripts(url);
  const haveFailed = scripts.length > 0 && scripts.every((script) => failed.has(script));
  if (isEmbedLoaded() || !haveFailed) return;
  for (const script of scripts) script.remove();
  const script = document.createElement('script');
  script.src = url;
  document.head.append(script);
}
