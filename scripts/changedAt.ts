import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** When a file was last written, in ms since 1970; 0 if it doesn't exist. */
export const changedAt = (path: string): number =>
  statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

const filesIn = (path: string): string[] =>
  statSync(path).isDirectory()
    ? readdirSync(path, { recursive: true, encoding: 'utf8' }).map((file) => join(path, file))
    : [path];

/** When the newest of these files and folders was written. */
export const newestOf = (root: string, paths: string[]): number =>
  Math.max(...paths.flatMap((path) => filesIn(join(root, path))).map(changedAt));
