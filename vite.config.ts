import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { entries, isExternal } from './scripts/entries.ts';
import { exportFiles } from './scripts/exportFiles.ts';

/** The browser tests in `npm test`: trusted messages and the completion. The others are in `test:all`. */
const core = ['activity', 'booking', 'completion', 'smoke', 'submission', 'trust'].map(
  (name) => `tests/browser/${name}.test.ts`,
);

const testsIn = (folders: string[]): string[] =>
  folders.map((folder) => `tests/${folder}/**/*.test.{ts,tsx}`);
/**
 * Files that fetch parts of a page late get their own modules, so that an unfinished fetch doesn't affect another
 * file.
 */
const inDom = [
  ...testsIn(['completion', 'components', 'embed', 'hooks']),
  'tests/testing/fake*.test.{ts,tsx}',
  'tests/timeLimit.test.ts',
];
const elsewhere = testsIn(['browser', 'browsers', 'docsSite', 'examples', 'package', 'storybook']);

/** All files of a worker share one browser, and one import of its driver. */
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

/** A project of tests that install the packed package into apps, build them and book in them. */
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
          // Files of a worker share their imports, which halves the time. What a test replaces is restored after it.
          isolate: false,
          unstubGlobals: true,
          restoreMocks: true,
          setupFiles: ['tests/setup.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        // Vitest would scan the demo for modules to bundle ahead, which no test needs.
        environments: { __vitest_vm__: { optimizeDeps: { noDiscovery: true } } },
        test: {
          // Logic with a document. Each worker loads jsdom once.
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
      // The same test, with the custom element in a page without a framework. element.test.ts has its own pages.
      browserProject('element', ['tests/browser/smoke.test.ts']),
      packedProject('package', ['tests/package/!(consumer).test.ts']),
      packedProject('examples', ['express', 'hostedPages', 'nextApp', 'vite'].map(exampleTest)),
      packedProject('hosts', [
        ...['federated', 'servers'].map(exampleTest),
        'tests/browsers/path.test.ts',
        // The examples and the package checks cover most of it in `test:all`.
        'tests/package/consumer.test.ts',
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
