import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export const MINUTE = 60_000;

/** Runs a command that may hang, and returns whether it succeeded. Prints its output only if it failed. */
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

/** Installs Debian packages, if this is Debian and we have the rights. */
export function installWithApt(...names: string[]): void {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || !existsSync('/etc/debian_version')) return;
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  if (run('apt-get', ['update'], 5 * MINUTE, quiet)) {
    run('apt-get', ['install', '-y', ...names], 10 * MINUTE, quiet);
  }
}
