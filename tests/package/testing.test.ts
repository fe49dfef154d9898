import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { serveFolder } from '../browser/harness/serve';
import { run } from './npm';
import { unpack, type Unpacked } from './unpacked';

const root = join(import.meta.dirname, '../..');
const bin = (file: string): string => join(root, 'node_modules', file);

/** The test in the docs for a runner, as a reader copies it. */
function snippet(runner: string): string {
  const docs = readFileSync(join(root, 'docs/testing.md'), 'utf8');
  const code = new RegExp(`<!-- run: ${runner} -->\\s*\`\`\`tsx?\\n([\\s\\S]*?)\`\`\``).exec(
    docs,
  )?.[1];
  if (!code) throw new Error(`docs/testing.md has no snippet for ${runner}`);
  return code;
}

let app: Unpacked;
beforeAll(() => {
  app = unpack(inject('packed').tarball, root);
});
afterAll(() => app.remove());

/** Runs it, and returns the runner's output. Fails if a test fails or if the console isn't empty. */
async function output(
  args: readonly string[],
  env: Record<string, string> = {},
  folder = '.',
): Promise<string> {
  try {
    const cwd = join(app.folder, folder);
    return await run(cwd, 'node', args, { CI: 'true', NO_COLOR: '1', ...env });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${stdout}\n${stderr}`, { cause: error });
  }
}

test.for(['jsdom', 'happy-dom'])(
  'the test in the docs runs in Vitest with %s',
  async (environment) => {
    app.write({
      [`${environment}/visit.test.tsx`]: snippet('vitest'),
      [`${environment}/vitest.config.mjs`]: `export default { test: { environment: '${environment}' } };`,
    });
    const said = await output([bin('vitest/vitest.mjs'), 'run', '--root', environment]);
    expect(said).toMatch(/Tests\s+1 passed/);
    expect(said).not.toContain('not wrapped in act');
  },
);

test('the test in the docs runs in Vitest in a browser', async () => {
  app.write({
    'browser/visit.test.tsx': snippet('vitest'),
    'browser/vitest.config.mjs': `import { playwright } from '@vitest/browser-playwright';
const launchOptions = { executablePath: process.env.CHROMIUM_PATH, args: ['--no-sandbox'] };
export default {
  define: { 'process.env.NODE_ENV': '"development"' },
  test: {
    testTimeout: 60_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions }),
      instances: [{ browser: 'chromium' }],
    },
  },
};`,
  });
  const env = { CHROMIUM_PATH: inject('chromiumPath') };
  const said = await output([bin('vitest/vitest.mjs'), 'run', '--root', 'browser'], env);
  expect(said).toMatch(/Tests\s+1 passed/);
});

test('the test in the docs runs in Jest with jsdom and the CommonJS builds', async () => {
  app.write({
    'jest/visit.test.tsx': snippet('jest'),
    'jest/package.json': '{ "type": "commonjs" }',
    'jest/jest.config.js': `module.exports = {
  testEnvironment: 'jsdom',
  reporters: [],
  transform: { '\\\\.tsx$': '<rootDir>/transform.js' },
};`,
    // Transforms TypeScript and JSX of the test, but nothing of the package.
    'jest/transform.js': `const { JsxEmit, ModuleKind, transpileModule } = require('typescript');
const compilerOptions = { module: ModuleKind.CommonJS, jsx: JsxEmit.ReactJSX, esModuleInterop: true };
exports.process = (text, fileName) => ({
  code: transpileModule(text, { compilerOptions, fileName }).outputText,
});`,
  });
  // Jest looks for its configuration in the folder that it is started in.
  const said = await output([bin('jest/bin/jest.js'), '--json'], {}, 'jest');
  expect(JSON.parse(said)).toMatchObject({ success: true, numPassedTests: 2 });
});

test('the test in the docs runs in Playwright with a built app', async ({ onTestFinished }) => {
  app.write({
    'site/index.html': `<!doctype html><title>Visit</title><link rel="icon" href="data:," />
<div id="root"></div><script type="module" src="/main.tsx"></script>`,
    'site/main.tsx': `import { BookAppointment } from 'awell-cal-booking';
import { createRoot } from 'react-dom/client';
createRoot(document.getElementById('root')!).render(
  <BookAppointment calLink="clinic/intake" activityId="activity-1" completeActivity={async () => {}} />,
);`,
    'playwright/visit.spec.ts': snippet('playwright'),
    'playwright/package.json': '{ "type": "commonjs" }',
    'playwright/playwright.config.ts': `export default {
  testDir: '.',
  reporter: 'json',
  workers: 1,
  timeout: 60_000,
  use: {
    baseURL: process.env.BASE_URL,
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: ['--no-sandbox'] },
  },
};`,
  });
  const outDir = join(app.folder, 'site/dist');
  await build({
    configFile: false,
    root: join(app.folder, 'site'),
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir },
  });
  const server = await serveFolder(outDir);
  onTestFinished(server.close);

  const config = 'playwright/playwright.config.ts';
  const env = { BASE_URL: server.origin, CHROMIUM_PATH: inject('chromiumPath') };
  const said = await output([bin('@playwright/test/cli.js'), 'test', '-c', config], env);
  const { stats } = JSON.parse(said) as { stats: { expected: number; unexpected: number } };
  expect(stats).toMatchObject({ expected: 2, unexpected: 0 });
});
