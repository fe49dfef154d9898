import { run } from '../npm';
import type { PackageCheck } from './check';

/** Runs one of our tools; its complaints become the error. */
export async function tool(root: string, args: readonly string[]): Promise<string> {
  try {
    return await run(root, 'npm', ['exec', '--no', '--', ...args]);
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${stdout}${stderr}`.trim() || String(error), { cause: error });
  }
}

export const publint: PackageCheck = {
  name: 'publint --strict',
  run: async (root, { tarball }) => {
    await tool(root, ['publint', 'run', tarball, '--strict']);
    return 'nothing to complain of';
  },
};

export const attw: PackageCheck = {
  name: 'arethetypeswrong',
  run: async (root, { tarball }) => {
    const options = ['--exclude-entrypoints', './styles.css', '--no-definitely-typed'];
    const said = await tool(root, ['attw', tarball, '--format', 'json', ...options]);
    const { analysis } = JSON.parse(said) as {
      analysis: { entrypoints: Record<string, object>; problems: unknown[] };
    };
    if (analysis.problems.length > 0) throw new Error(JSON.stringify(analysis.problems));
    return Object.keys(analysis.entrypoints).join(', ');
  },
};

export const knip: PackageCheck = {
  name: 'knip',
  run: async (root) => {
    await tool(root, ['knip', '--no-progress']);
    return 'every file and dependency is used';
  },
};

/** The oldest browsers that patients have. They know the syntax of the package, or the build replaces it. */
const OLDEST_BROWSERS = 'safari 16.0, ios_saf 16.0, firefox 115, chrome 109';

/** Without these, only the place of the spinner, a line's thickness or a corner to pull is lost. */
const TO_DO_WITHOUT = 'css-color-function,css-has,css-resize,css-unicode-bidi,text-decoration';

export const browsers: PackageCheck = {
  name: 'older browsers',
  run: async (root) => {
    const how = ['--checkFeatures', `--browserslistQuery=${OLDEST_BROWSERS}`];
    const files = [['dist/**/*.js', '--module'], ['dist/**/*.cjs']];
    for (const file of files) await tool(root, ['es-check', 'checkBrowser', ...file, ...how]);
    const styles = ['--browsers', OLDEST_BROWSERS, '--ignore', TO_DO_WITHOUT, 'dist/styles.css'];
    const unknown = await tool(root, ['doiuse', ...styles]);
    if (unknown) throw new Error(unknown);
    return OLDEST_BROWSERS;
  },
};

interface Size {
  name: string;
  passed: boolean;
  size: number;
  sizeLimit: number;
}

const kB = (bytes: number): string => (bytes / 1000).toFixed(2);

export const sizes: PackageCheck = {
  name: 'sizes, kB gzip',
  run: async (root) => {
    // size-limit exits with an error if a budget is exceeded, but still prints what it measured.
    const said = await run(root, 'npm', ['exec', '--no', '--', 'size-limit', '--json']).catch(
      ({ stdout }: { stdout: string }) => stdout,
    );
    const measured = JSON.parse(said) as Size[];
    const lines = measured.map(
      ({ name, size, sizeLimit }) => `${kB(size)} of ${kB(sizeLimit)}: ${name}`,
    );
    if (measured.some(({ passed }) => !passed)) throw new Error(lines.join('\n'));
    return lines.join('\n');
  },
};
