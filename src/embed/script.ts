import { calGlobal } from './calGlobal';

const failedScripts = new WeakSet<Element>();

const embedScripts = (url: string): HTMLScriptElement[] =>
  [...document.querySelectorAll<HTMLScriptElement>('script[src]')].filter(
    (script) => script.src === new URL(url, document.baseURI).href,
  );

export const isEmbedLoaded = (): boolean => calGlobal()?.version !== undefined;

/**
 * Notices that embed.js could not be loaded (blocked, offline, not found), which the snippet of
 * @calcom/embed-react never tells. Call it after `<Cal>` has put its script into the page.
 *
 * @returns stops watching.
 */
export function watchEmbedScript(url: string, onBlocked: () => void): () => void {
  const script = embedScripts(url).pop();
  if (!script || isEmbedLoaded()) return () => undefined;
  if (failedScripts.has(script)) {
    onBlocked();
    return () => undefined;
  }
  const handleError = (): void => {
    failedScripts.add(script);
    onBlocked();
  };
  script.addEventListener('error', handleError);
  return () => script.removeEventListener('error', handleError);
}

/**
 * Asks for embed.js again after it could not be loaded. What the widgets have told the snippet so far
 * waits in its queue and is carried out when the script runs.
 */
export function reloadEmbedScript(url: string): void {
  const scripts = embedScripts(url);
  const haveFailed = scripts.length > 0 && scripts.every((script) => failedScripts.has(script));
  if (isEmbedLoaded() || !haveFailed) return;
  for (const script of scripts) script.remove();
  const script = document.createElement('script');
  script.src = url;
  document.head.append(script);
}
