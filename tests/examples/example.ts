import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { inject } from 'vitest';
import { run } from '../package/npm';

const examples = join(import.meta.dirname, '../../examples');

/** What a developer's own folder of the example contains besides. */
const MADE = /\/(?:node_modules|dist|\.next)(?:\/|$)/;

/** An example in its own folder outside of this repository's node_modules, with the packed package installed. */
export interface Example {
  folder: string;
  script: (name: string, env?: Record<string, string>) => Promise<void>;
  /** Runs a command that serves the app, until it prints its address. @returns the origin. */
  serve: (file: string, args: readonly string[], env?: Record<string, string>) => Promise<string>;
  /** Stops the server, and removes the folder. */
  close: () => Promise<void>;
}

/** The tool's error message. */
async function said(what: string, work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${what}:\n${stdout}\n${stderr}`, { cause: error });
  }
}

const QUIET = { NEXT_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };

/** The address that a server prints. */
const originOf = (server: ChildProcess, command: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const [, port] = /http:\/\/localhost:(\d+)\D/.exec(output) ?? [];
      if (port) resolve(`http://localhost:${port}`);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('exit', () => reject(new Error(`${command} has ended:\n${output}`)));
  });

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = once(server, 'exit');
  server.kill();
  await ended;
}

/** The install commands of package managers; Hosted Pages uses yarn 1. */
const INSTALL = {
  npm: ['install', '--no-audit', '--no-fund', '--prefer-offline'],
  yarn: [
    'exec',
    '--yes',
    '--',
    'yarn@1.22.22',
    'install',
    '--no-lockfile',
    '--prefer-offline',
    '--non-interactive',
  ],
};

/**
 * Installs an example as its readme says, but with the tarball instead of this folder.
 *
 * @param path From `examples`.
 * @param options.edit Other changes to its package.json.
 */
export async function installExample(
  path: string,
  { edit = (manifest: string) => manifest, by = 'npm' as keyof typeof INSTALL } = {},
): Promise<Example> {
  const name = basename(path);
  const folder = await mkdtemp(join(tmpdir(), `awell-cal-booking-${name}-`));
  await cp(join(examples, path), folder, {
    recursive: true,
    filter: (file) => !MADE.test(file.slice(examples.length)),
  });
  const manifest = join(folder, 'package.json');
  const text = await readFile(manifest, 'utf8');
  const packed = text.replace('"file:../.."', `"file:${inject('packed').tarball}"`);
  await writeFile(manifest, edit(packed));
  await said(`${by} install of ${name}`, run(folder, 'npm', INSTALL[by]));
  const servers: ChildProcess[] = [];
  return {
    folder,
    script: (script, env = {}) =>
      said(
        `npm run ${script} of ${name}`,
        run(folder, 'npm', ['run', script], { ...QUIET, ...env }),
      ),
    serve: (file, args, env = {}) => {
      const { NODE_ENV: _, ...inherited } = process.env;
      const server = spawn('node', [file, ...args], {
        cwd: folder,
        env: { ...inherited, ...QUIET, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      servers.push(server);
      // An interrupted run leaves nothing behind.
      process.once('exit', () => server.kill());
      return originOf(server, [file, ...args].join(' '));
    },
    close: async () => {
      await Promise.all(servers.map(stop));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The installed version of a package in an example. */
export const versionOf = ({ folder }: Example, name: string): string =>
  (createRequire(join(folder, 'package.json'))(`${name}/package.json`) as { version: string })
    .version;
