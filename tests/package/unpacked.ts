import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A folder of a developer's, in which the packed package is installed. */
export interface Unpacked {
  folder: string;
  write: (files: Readonly<Record<string, string>>) => void;
  remove: () => void;
}

/** Unpacks the tarball where npm would; what it depends on is found further up, so nothing is downloaded. */
export function unpack(root: string, tarball: string): Unpacked {
  const folder = mkdtempSync(join(root, 'node_modules/.cache/unpacked-'));
  const target = join(folder, 'node_modules/awell-cal-booking');
  mkdirSync(target, { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
  return {
    folder,
    write: (files) => {
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), text);
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
