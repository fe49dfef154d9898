import { join } from 'node:path';
import { stage } from './stage.ts';

/** `npm publish` is given this folder. */
const folder = 'node_modules/.cache/package';
const root = join(import.meta.dirname, '../..');
stage(root, join(root, folder));
console.log(folder);
