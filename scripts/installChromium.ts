import { ensureChromium, installHeadlessShell } from './chromium';

if (process.argv.includes('--headless-shell')) installHeadlessShell();
try {
  console.log(`Chromium: ${await ensureChromium()}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
