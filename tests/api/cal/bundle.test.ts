import { build } from 'rolldown';
import { expect, it } from 'vitest';

async function bundled(input: string): Promise<string> {
  const { output } = await build({ input, write: false });
  return output.map((part) => (part.type === 'chunk' ? part.code : '')).join('');
}

it('an app on API v2 bundles no code of v1', async () => {
  const onlyV1 = /createDialectV1|createBodyV1|locationForV1|CALLS_V1|dateFrom/g;
  const inV2 = await bundled('src/api/cal/calClient.ts');
  expect(inV2).toContain('createDialectV2');
  expect(inV2.match(onlyV1)).toBeNull();
  expect((await bundled('src/api/cal/calClientV1.ts')).match(onlyV1)).not.toBeNull();
});
