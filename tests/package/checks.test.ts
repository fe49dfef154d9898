import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { packageChecks } from './checks/index';

const root = join(import.meta.dirname, '../..');

// All of TypeScript's versions are for `npm run check:package`; package.test.ts checks every resolution.
const checks = packageChecks.filter(({ name }) => name !== 'TypeScript');

test.each(checks)('the packed package passes: $name', async ({ run }) => {
  await expect(run(root, inject('packed'))).resolves.not.toBe('');
});
