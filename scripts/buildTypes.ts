import { copyFile, readFile } from 'node:fs/promises';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import ts from 'typescript';
import { entries, isExternal } from './entries';

const bundle = await rolldown({
  input: entries,
  external: isExternal,
  plugins: [dts({ emitDtsOnly: true, newContext: true })],
});
const { output } = await bundle.write({ dir: 'dist', format: 'es' });
await bundle.close();

/** Syntax which TypeScript 4.7, the oldest compiler we support, cannot parse. */
function newerSyntax(node: ts.Node): string | undefined {
  if (ts.isSatisfiesExpression(node)) return 'satisfies';
  if (ts.isExportDeclaration(node) && node.isTypeOnly && !node.exportClause) return 'export type *';
  if (ts.isTypeParameterDeclaration(node)) {
    const isConst = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ConstKeyword);
    if (isConst) return 'const type parameter';
  }
  return ts.forEachChild(node, newerSyntax);
}

for (const { fileName } of output) {
  const path = `dist/${fileName}`;
  const text = await readFile(path, 'utf8');
  const found = newerSyntax(ts.createSourceFile(path, text, ts.ScriptTarget.Latest));
  if (found) throw new Error(`${path} has syntax newer than TypeScript 4.7: ${found}`);
}

for (const name of Object.keys(entries)) {
  // require() needs its own declarations: in a "type": "module" package a .d.ts describes ESM.
  await copyFile(`dist/${name}.d.ts`, `dist/${name}.d.cts`);
  console.log(`dist/${name}.d.ts, dist/${name}.d.cts`);
}
