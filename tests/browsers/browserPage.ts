import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** As wide as a phone, and high enough to reach everything: WebKit doesn't scroll a page around another site's frame. */
export const WIDTH = 390;
export const HEIGHT = 2400;

/** A visible and usable element in a page. */
export interface Found {
  click(): Promise<unknown>;
  type(text: string): Promise<unknown>;
}

/** One page of a browser, with the functions that the tested path needs. */
export interface BrowserPage {
  open(url: string): Promise<unknown>;
  reload(): Promise<unknown>;
  /** Runs the body of a function in the page. */
  run(script: string): Promise<unknown>;
  /**
   * Finds an XPath in the page, or in the frame of a CSS selector.
   *
   * @throws if it isn't there or isn't visible now.
   */
  find(xpath: string, frame?: string): Promise<Found>;
}

export interface Places {
  /** A folder for everything that a browser writes. */
  home: string;
  /** The folder for downloads. */
  downloads: string;
  /** Functions that end the browser; the last one runs first. */
  onEnd: (end: () => Promise<void>) => void;
}

/** Ends a process, and waits until it has ended. */
export async function end(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const ended = once(process, 'exit');
  process.kill();
  await ended;
}
