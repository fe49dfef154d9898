import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** As wide as a phone; so high that all can be pressed: WebKit scrolls no page around a frame of another site. */
export const WIDTH = 390;
export const HEIGHT = 2400;

/** Something in a page that a person sees and can use. */
export interface Found {
  click(): Promise<unknown>;
  type(text: string): Promise<unknown>;
}

/** One page of a browser, with what the same path needs of each of them. */
export interface BrowserPage {
  open(url: string): Promise<unknown>;
  reload(): Promise<unknown>;
  /** Runs the body of a function in the page. */
  run(script: string): Promise<unknown>;
  /**
   * What an XPath leads to, in the page or in the frame that a CSS selector leads to.
   *
   * @throws where it is not there now, or is not seen.
   */
  find(xpath: string, frame?: string): Promise<Found>;
}

export interface Places {
  /** A folder for all that a browser writes. */
  home: string;
  /** Where it saves files. */
  downloads: string;
  /** Keeps what ends the browser, last first. */
  onEnd: (end: () => Promise<void>) => void;
}

/** Ends a process, and waits until it has ended. */
export async function end(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const ended = once(process, 'exit');
  process.kill();
  await ended;
}
