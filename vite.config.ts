import { storybookTest } from '@storybook/addon-vitest/vitest-plugin';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findTestBrowser } from './scripts/chromium.ts';
import { entries, isExternal } from './scripts/entries.ts';

/** For tests that install the packed package into apps. */
const installing = {
  environment: 'node',
  globalSetup: ['tests/package/globalSetup.ts'],
  testTimeout: 240_000,
  expect: { poll: { timeout: 10_000 } },
  hookTimeout: 240_000,
  maxWorkers: 2,
};

/**
 * In CI a test may fail once: of many hundreds in real browsers, one meets a pause of the machine.
 * Which ones did is printed before the last line, so that none hides there.
 */
const triesAgain = process.env['CI'] ? 1 : 0;

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
      // React runs behind this entry only; a server may import the others.
      output: {
        preserveModules: true,
        preserveModulesRoot: 'src',
        banner: ({ isEntry, name }) => (isEntry && name === 'index' ? "'use client';" : ''),
      },
    },
  },
  test: {
    retry: triesAgain,
    projects: [
      {
        extends: true,
        test: {
          name: 'logic',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [
            'tests/browser/**',
            'tests/examples/**',
            'tests/package/**',
            'tests/speed/**',
            'tests/storybook/**',
          ],
          environment: 'jsdom',
          setupFiles: ['tests/setup.ts'],
          testTimeout: 20_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['tests/browser/globalSetup.ts'],
          testTimeout: 120_000,
          expect: { poll: { timeout: 20_000 } },
          hookTimeout: 90_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          // The same test, with the custom element in a page without a framework; element.test.ts has its own.
          name: 'element',
          include: ['tests/browser/smoke.test.ts'],
          environment: 'node',
          globalSetup: ['tests/browser/globalSetup.ts'],
          testTimeout: 120_000,
          expect: { poll: { timeout: 20_000 } },
          hookTimeout: 90_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'package',
          include: ['tests/package/**/*.test.ts'],
          ...installing,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        test: {
          // Installs and builds whole apps: not part of `npm test`.
          name: 'examples',
          include: ['tests/examples/**/*.test.ts'],
          ...installing,
          // The first test of a file waits for its app to be installed and built.
          testTimeout: 600_000,
          sequence: { groupOrder: 5 },
        },
      },
      {
        extends: true,
        test: {
          name: 'storybook',
          include: ['tests/storybook/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['tests/storybook/globalSetup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 4 },
        },
      },
      {
        extends: true,
        test: {
          // One at a time, and beside nothing else: they measure.
          name: 'speed',
          include: ['tests/speed/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['tests/speed/globalSetup.ts'],
          testTimeout: 240_000,
          // A pause of the machine comes once, a regression each time.
          retry: 2,
          maxWorkers: 1,
          sequence: { groupOrder: 6 },
        },
      },
      {
        extends: '.storybook/vite.config.ts',
        plugins: [storybookTest({ configDir: '.storybook' })],
        test: {
          name: 'stories',
          retry: triesAgain,
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: findTestBrowser() ?? '',
                args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
