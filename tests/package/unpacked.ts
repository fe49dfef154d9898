import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A developer's folder with the packed package installed. */
export interface Unpacked {
  folder: string;
  write: (files: Readonly<Record<string, string>>) => void;
  remove: () => void;
}

/** The packages of a project; an organisation's packages are in a folder with its name. */
function packagesIn(nodeModules: string): string[] {
  const names = readdirSync(nodeModules).filter((name) => !name.startsWith('.'));
  return names.flatMap((name) =>
    name.startsWith('@')
      ? readdirSync(join(nodeModules, name)).map((scoped) => `${name}/${scoped}`)
      : [name],
  );
}

/**
 * Unpacks the tarball where npm would. Its dependencies are linked, so nothing is downloaded.
 *
 * @param projects Folders whose packages are available; if two have the same one, the first wins.
 */
export function unpack(tarball: string, ...projects: string[]): Unpacked {
  const folder = mkdtempSync(join(tmpdir(), 'awell-cal-booking-app-'));
  const write: Unpacked['write'] = (files) => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
  };
  const target = join(folder, 'node_modules/awell-cal-booking');
  mkdirSync(target, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
  const linked = new Set(['awell-cal-booking']);
  for (const project of projects) {
    const nodeModules = join(project, 'node_modules');
    for (const name of packagesIn(nodeModules)) {
      if (linked.has(name)) continue;
      linked.add(name);
      const link = join(folder, 'node_modules', name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(join(nodeModules, name), link, 'junction');
    }
  }
  return { folder, write, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
