import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Where the pages are that are checked in; `typedoc.json` has the same. */
const REFERENCE = 'docs/reference';

async function pagesIn(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const pages = entries.filter((entry) => entry.isFile());
  return new Map(
    await Promise.all(
      pages.map(async ({ parentPath, name }): Promise<[string, string]> => {
        const path = join(parentPath, name);
        return [path.slice(folder.length + 1), await readFile(path, 'utf8')];
      }),
    ),
  );
}

/** Makes the pages anew, aside, and names those that are not as they are checked in. */
export async function staleReferencePages(
  root: string,
): Promise<{ pages: number; stale: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'awell-cal-booking-reference-'));
  try {
    await promisify(execFile)('npm', ['exec', '--no', '--', 'typedoc', '--out', folder], {
      cwd: root,
    });
    const [now, kept] = await Promise.all([pagesIn(folder), pagesIn(join(root, REFERENCE))]);
    const names = new Set([...now.keys(), ...kept.keys()]);
    return {
      pages: now.size,
      stale: [...names].filter((name) => now.get(name) !== kept.get(name)),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
