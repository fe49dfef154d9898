const CREATES_FRAME = 'const r=this.iframe=document.createElement("iframe");';

/** `embed.js` with the line that hosted builds log, which the package on npm does not have. */
export function withCalLinkLog(script: string): string {
  if (!script.includes(CREATES_FRAME)) {
    throw new Error('embed.js has changed: find where it makes its frame, and log the calLink.');
  }
  const line = '["Loading in iframe",e,"with config",JSON.stringify(t)]';
  const log = `(window.Cal.__logQueue=window.Cal.__logQueue||[]).push(${line});`;
  return script.replace(CREATES_FRAME, () => log + CREATES_FRAME);
}
