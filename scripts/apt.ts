import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export const MINUTE = 60_000;

/** Runs a command that may hang, and says whether it succeeded; what it prints is shown only where it did not. */
export function run(command: string, args: string[], timeout: number, env = {}): boolean {
  console.log(`> ${[command, ...args].join(' ')}`);
  const { status, stdout, stderr } = spawnSync(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    timeout,
    killSignal: 'SIGKILL',
    env: { ...process.env, ...env },
  });
  if (status !== 0) console.log(`${stdout}${stderr}\nIt failed: ${command}`);
  return status === 0;
}

/** Installs packages of Debian, where this is one and we may. */
export function installWithApt(...names: string[]): void {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/etc/debian_version')) return;
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  if (run('apt-get', ['update'], 5 * MINUTE, quiet)) {
    run('apt-get', ['install', '-y', ...names], 10 * MINUTE, quiet);
  }
}
