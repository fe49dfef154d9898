import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { packageChecks } from './checks/index';

const root = join(import.meta.dirname, '../..');

test.each(packageChecks)('the packed package passes: $name', async ({ run }) => {
  await expect(run(root, inject('packed'))).resolves.not.toBe('');
});
