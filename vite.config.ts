import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { entries, isExternal } from './scripts/entries.ts';
import { exportFiles } from './scripts/exportFiles.ts';

/** What `npm test` holds in a real browser: whose messages count, and the completion. The others are in `test:all`. */
const core = ['activity', 'booking', 'completion', 'smoke', 'submission', 'trust'].map(
  (name) => `tests/browser/${name}.test.ts`,
);

const testsIn = (folders: string[]): string[] =>
  folders.map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`);
/** What fetches parts of a page late has modules of its own: a fetch that a file's end cuts off is no other file's. */
const inDom = [
  ...testsIn(['completion', 'components', 'embed', 'hooks']),
  'tests/testing/fake*.test.{ts,tsx}',
  'tests/timeLimit.test.ts',
];
const elsewhere = testsIn(['browser', 'browsers', 'docsSite', 'examples', 'package', 'storybook']);

/** One browser, and one import of what drives it, serve every file that a worker is given. */
const inBrowser = {
  environment: 'node',
  isolate: false,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 20_000 } },
} as const;

/** A project of tests in Chromium. */
const browserProject = (name: string, include: string[], exclude: string[] = []) => ({
  extends: true as const,
  test: { ...inBrowser, name, include, exclude, globalSetup: ['tests/browser/globalSetup.ts'] },
});

const exampleTest = (name: string): string => `tests/examples/${name}.test.ts`;

/** A project of tests that install the packed package into apps, build these, and book in them. */
const packedProject = (name: string, include: string[]) => ({
  extends: true as const,
  test: {
    ...inBrowser,
    name,
    include,
    globalSetup: ['tests/package/globalSetup.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2021',
    minify: false,
    sourcemap: true,
    lib: {
      entry: entries,
      formats: ['es', 'cjs'],
      fileName: (format, name) => `${name}.${format === 'es' ? 'js' : 'cjs'}`,
    },
    rolldownOptions: {
      external: isExternal,
      output: { preserveModules: true, preserveModulesRoot: 'src' },
      plugins: [exportFiles],
    },
  },
  test: {
    maxWorkers: 2,
    silent: 'passed-only',
    slowTestThreshold: 10_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'logic',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...inDom, ...elsewhere],
          environment: 'node',
          // Files of a worker share what they import: half the time. What a test replaces is put back after it.
          isolate: false,
          unstubGlobals: true,
          restoreMocks: true,
          setupFiles: ['tests/setup.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        // Vitest would look through the demo for what to bundle ahead, which no test needs.
        environments: { __vitest_vm__: { optimizeDeps: { noDiscovery: true } } },
        test: {
          // Logic with a document: jsdom is loaded once for all files of a worker.
          name: 'dom',
          include: inDom,
          environment: 'jsdom',
          pool: 'vmForks',
          setupFiles: ['tests/setup.ts'],
          testTimeout: 60_000,
        },
      },
      browserProject('browser', core),
      browserProject('browser-more', ['tests/browser/*.test.ts'], core),
      // The same test, with the custom element in a page without a framework; element.test.ts has its own.
      browserProject('element', ['tests/browser/smoke.test.ts']),
      packedProject('package', ['tests/package/*.test.ts']),
      packedProject('examples', ['express', 'hostedPages', 'nextApp', 'vite'].map(exampleTest)),
      packedProject('hosts', [
        ...['federated', 'servers'].map(exampleTest),
        'tests/browsers/path.test.ts',
      ]),
      {
        extends: true,
        test: {
          ...inBrowser,
          name: 'docs-site',
          include: ['tests/docsSite/*.test.ts'],
          globalSetup: ['tests/docsSite/globalSetup.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...inBrowser,
          name: 'storybook',
          include: ['tests/storybook/**/*.test.ts'],
          globalSetup: ['tests/storybook/globalSetup.ts'],
        },
      },
    ],
  },
});
