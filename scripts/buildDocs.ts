import { execSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './ensureBuilt.ts';
import { ensureStorybook } from './storybook/ensureStorybook.ts';

/*
 * Builds the docs' site, with the reference and the Storybook in it. Installs site/package.json first, if it isn't yet.
 *
 * --out <folder>    where to, instead of `site/dist`
 * --base </path/>   where on its server the site will be
 * --no-storybook    leaves the Storybook out, which takes longest
 * --dev             serves the site instead, and follows changes of the pages
 */
const { values } = parseArgs({
  allowNegative: true,
  options: {
    out: { type: 'string', default: 'site/dist' },
    base: { type: 'string', default: '/' },
    storybook: { type: 'boolean', default: true },
    dev: { type: 'boolean', default: false },
  },
});
const root = join(import.meta.dirname, '..');
const out = join(root, values.out);

/** Runs a program of node_modules. */
function run(...args: string[]): void {
  const [program = '', ...others] = args;
  const script = join(root, 'node_modules', program);
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', script, ...others], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NODE_ENV: values.dev ? 'development' : 'production' },
  });
  if (status !== 0) throw new Error(`${args.join(' ')} failed.`);
}

const vitepress = '../site/node_modules/vitepress/bin/vitepress.js';
if (!existsSync(join(root, 'node_modules', vitepress))) {
  execSync('npm ci', { cwd: join(root, 'site'), stdio: 'inherit' });
}
ensureBuilt(root);
run('typedoc/bin/typedoc');
if (values.dev) {
  run(vitepress, 'dev', 'site', '--base', values.base);
} else {
  run(vitepress, 'build', 'site', '--outDir', out, '--base', values.base);
  if (values.storybook) cpSync(ensureStorybook(root), join(out, 'storybook'), { recursive: true });
  console.log(values.out);
}
