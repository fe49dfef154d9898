import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { installWithApt, MINUTE, run } from './apt.ts';

/** Chromium without its window, as Debian has it: the same engine, and three times as fast for tests. */
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

/** Ubuntu's chromium-browser may be a stub which only says how to install it; ask each to answer. */
function works(path: string): boolean {
  if (!existsSync(path)) return false;
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: MINUTE / 2 }).status === 0;
}

export function findChromium(): string | undefined {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen) {
    if (!works(chosen)) throw new Error(`CHROMIUM_PATH is not a working browser: ${chosen}`);
    return chosen;
  }
  return [...usualPlaces(), chromium.executablePath()].find(works);
}

function downloadWithPlaywright(): void {
  const manifest = createRequire(import.meta.url).resolve('playwright-core/package.json');
  const cli = join(manifest, '..', 'cli.js');
  const limits = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' };
  if (!run(process.execPath, [cli, 'install', 'chromium'], 3 * MINUTE, limits)) {
    console.log("Playwright's own Chromium could not be downloaded.");
  }
}

const findHeadlessShell = (): string | undefined =>
  process.env['CHROMIUM_PATH'] ? undefined : onPath([HEADLESS_SHELL]).find(works);

/** For a machine that has nothing better to do than to run the tests. */
export function installHeadlessShell(): void {
  if (!process.env['CHROMIUM_PATH'] && !findHeadlessShell()) installWithApt(HEADLESS_SHELL);
}

/** For tests that neither measure nor compare pictures: the headless shell where there is one, or any Chromium. */
export const findTestBrowser = (): string | undefined => findHeadlessShell() ?? findChromium();

/** The path of a Chromium, installed first if this machine has none. */
export async function ensureChromium(): Promise<string> {
  for (const attempt of [() => {}, downloadWithPlaywright, () => installWithApt('chromium')]) {
    attempt();
    const path = findChromium();
    if (path) return path;
    console.log('No Chromium found.');
  }
  throw new Error(
    'The browser tests need Chromium or Google Chrome: install one, or set CHROMIUM_PATH to its executable.',
  );
}

/** The same as `findTestBrowser`, with a Chromium installed first if this machine has none. */
export const ensureTestBrowser = async (): Promise<string> =>
  findHeadlessShell() ?? ensureChromium();
