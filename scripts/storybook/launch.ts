import { chromium, type Browser } from 'playwright-core';
import { serveFolder } from '../../tests/browser/harness/serve';
import { ensureChromium } from '../chromium';

/** Letters are drawn without the machine's own ways of sharpening them, and colours without its screen's. */
const PLAIN_DRAWING = [
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
];

/** Where a Storybook seems to be, whichever port it is served from: the address of a video call is in pictures. */
const ORIGIN = 'http://storybook.localhost';

export interface Theatre {
  browser: Browser;
  /** Address of the Storybook. */
  origin: string;
  close: () => Promise<void>;
}

/** Serves a built Storybook to a browser that draws alike on every machine. */
export async function openTheatre(folder: string, drawing = PLAIN_DRAWING): Promise<Theatre> {
  const { origin, close } = await serveFolder(folder);
  const { port } = new URL(origin);
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [...drawing, `--host-resolver-rules=MAP storybook.localhost:80 127.0.0.1:${port}`],
  });
  return {
    browser,
    origin: ORIGIN,
    async close() {
      await browser.close();
      await close();
    },
  };
}
