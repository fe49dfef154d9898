import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { installWithApt, MINUTE, run } from './apt.ts';

/** Debian's Chromium without a window: the same engine, and three times as fast for tests. */
const HEADLESS_SHELL = 'chromium-headless-shell';

const onPath = (names: readonly string[]): string[] => {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
};

function usualPlaces(): string[] {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return ['', process.env['HOME'] ?? ''].flatMap((home) =>
      apps.map((app) => `${home}/Applications/${app}.app/Contents/MacOS/${app}`),
    );
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .map((name) => process.env[name])
      .filter((folder) => folder !== undefined);
    const apps = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe'];
    return folders.flatMap((folder) => apps.map((app) => join(folder, app)));
  }
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];
  return [...onPath(names), '/usr/bin/chromium', '/snap/bin/chromium'];
}

/** Ubuntu's chromium-browser may be a stub that only says how to install it, so start each to check. */
function works(path: string): boolean {
  if (!existsSync(path)) return false;
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: MINUTE / 2 }).status === 0;
}

/** Chrome or Chromium with its window, for measurements. */
export const findBrowserWithWindow = (): string | undefined =>
  chosen() ?? usualPlaces().find(works);

function chosen(): string | undefined {
  const path = process.env['CHROMIUM_PATH'];
  if (path && !works(path)) throw new Error(`CHROMIUM_PATH is not a working browser: ${path}`);
  return path;
}

export const findChromium = (): string | undefined =>
  chosen() ??
  [...onPath([HEADLESS_SHELL]), ...usualPlaces(), chromium.executablePath()].find(works);

function downloadWithPlaywright(): void {
  const manifest = createRequire(import.meta.url).resolve('playwright-core/package.json');
  const cli = join(manifest, '..', 'cli.js');
  const limits = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' };
  run(process.execPath, [cli, 'install', 'chromium'], 3 * MINUTE, limits);
}

/** Installs the quickest Chromium, or any that works. @returns its path. */
export function ensureChromium(): string {
  const isChosen = chosen() !== undefined || onPath([HEADLESS_SHELL]).some(works);
  if (!isChosen) installWithApt(HEADLESS_SHELL);
  if (!findChromium()) downloadWithPlaywright();
  if (!findChromium()) installWithApt('chromium');
  const path = findChromium();
  if (path) return path;
  throw new Error(
    'The browser tests need Chromium or Google Chrome: install one, or set CHROMIUM_PATH to its executable.',
  );
}
