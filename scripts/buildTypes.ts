import { appendFile, copyFile, readFile, rename } from 'node:fs/promises';
import { rolldown } from 'rolldown';
import { dts } from 'rolldown-plugin-dts';
import ts from 'typescript';
import { entries, isExternal, scripts, standaloneEntries } from './entries';

/** One file per entry: a shared chunk would need its own declarations for import and for require. */
async function bundleTypes(name: string, input: string): Promise<string> {
  const bundle = await rolldown({
    input: { [name]: input },
    external: isExternal,
    plugins: [dts({ emitDtsOnly: true, newContext: true })],
  });
  await bundle.write({ dir: 'dist', format: 'es' });
  await bundle.close();
  return `dist/${name}.d.ts`;
}

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

async function build(name: string, input: string): Promise<string> {
  const path = await bundleTypes(name, input);
  const text = await readFile(path, 'utf8');
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const found = newerSyntax(file);
  if (found) throw new Error(`${path} has syntax newer than TypeScript 4.7: ${found}`);
  // A file that only declares globals must still be a module.
  if (!ts.isExternalModule(file)) await appendFile(path, '\nexport {};\n');
  return path;
}

for (const [name, input] of Object.entries({ ...entries, ...standaloneEntries })) {
  const path = await build(name, input);
  // require() needs its own declarations: in a "type": "module" package a .d.ts describes ESM.
  await copyFile(path, `dist/${name}.d.cts`);
  console.log(`${path}, dist/${name}.d.cts`);
}

for (const [name, input] of Object.entries(scripts)) {
  await rename(await build(name, input), `dist/${name}.d.cts`);
  console.log(`dist/${name}.d.cts`);
}
