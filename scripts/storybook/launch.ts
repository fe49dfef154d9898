import { chromium, type Browser } from 'playwright-core';
import { serveFolder } from '../../tests/browser/harness/serve';
import { ensureChromium } from '../chromium';

/** Draws letters without the machine's own sharpening, and colours without the screen's profile. */
const PLAIN_DRAWING = [
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
];

/** A fixed origin for any port, because pictures show the address of a video call. */
const ORIGIN = 'http://storybook.localhost';

export interface Theatre {
  browser: Browser;
  /** Address of the Storybook. */
  origin: string;
  close: () => Promise<void>;
}

/** Serves a built Storybook to a browser that draws the same on every machine. */
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
