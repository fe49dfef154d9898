import { spawnSync } from 'node:child_process';

const isInstalled = (program: string): boolean =>
  spawnSync('which', [program], { stdio: 'ignore' }).status === 0;

const whyNo = (programs: readonly string[], debian: string): string | undefined =>
  programs.every(isInstalled)
    ? undefined
    : `no ${programs.join(' and ')} is installed: apt-get install ${debian}`;

/** The reason why the browser isn't available. */
export const whyNoFirefox = (): string | undefined => whyNo(['firefox-esr'], 'firefox-esr');
export const whyNoWebKit = (): string | undefined =>
  whyNo(['WebKitWebDriver', 'Xvfb'], 'webkit2gtk-driver xvfb');
