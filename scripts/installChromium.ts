import { ensureChromium } from './chromium';

try {
  console.log(`Chromium: ${await ensureChromium()}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
