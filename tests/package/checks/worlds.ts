import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../npm';

/** The oldest React and TypeScript that the package supports, and the newest TypeScript, beside the project's own. */
const OTHERS = {
  '@calcom/embed-react': '1.5.3',
  '@tanstack/react-query': '5.108.0',
  '@types/react': '18.2.0',
  '@types/react-dom': '18.2.0',
  react: '18.2.0',
  'react-dom': '18.2.0',
  'typescript-4.7': 'npm:typescript@4.7.4',
  'typescript-7': 'npm:typescript@7.0.2',
};

let installed: Promise<string> | undefined;

async function install(root: string): Promise<string> {
  const folder = join(root, 'node_modules/.cache/react-18');
  const manifest = JSON.stringify({ private: true, type: 'module', dependencies: OTHERS }, null, 2);
  const stamp = join(folder, 'node_modules/.installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === manifest) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), manifest);
  await run(folder, 'npm', ['install', '--no-audit', '--no-fund', '--prefer-offline']);
  writeFileSync(stamp, manifest);
  return folder;
}

/** A folder with React 18.2.0, as a project of 2022 has it. */
export const react18World = (root: string): Promise<string> => (installed ??= install(root));
