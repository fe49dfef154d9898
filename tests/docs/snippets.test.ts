import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { snippetsOf } from './snippets';

const root = process.cwd();
const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile) as {
  config: { compilerOptions: object };
};
const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);

/** The compiler's errors for each snippet, in one program because our own types take most of its time. */
function complaintsOf(snippets: readonly { given: string; code: string }[]): string[][] {
  const files = new Map(
    snippets.map(({ given, code }, index) => [
      // Inside the project, so that packages are found.
      join(root, `docs/snippet-${index}.tsx`),
      `${given}\n${code}\nexport {};\n`,
    ]),
  );
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path) ?? readFile(path);
  host.getSourceFile = (path, version, ...rest) => {
    const text = files.get(path);
    return text === undefined
      ? getSourceFile(path, version, ...rest)
      : ts.createSourceFile(path, text, version);
  };
  const program = ts.createProgram({
    rootNames: [...files.keys(), join(root, 'demo/env.d.ts')],
    options: { ...options, noUnusedLocals: false, noUnusedParameters: false },
    host,
  });
  return [...files.keys()].map((path) => {
    const file = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'),
    );
  });
}

it('every snippet in the docs compiles', { timeout: 120_000 }, () => {
  const snippets = snippetsOf(root).filter(({ file }) => file === undefined);
  expect(snippets.length).toBeGreaterThan(5);
  const broken = complaintsOf(snippets).flatMap((complaints, index) =>
    complaints.map((complaint) => `${snippets[index]?.place}: ${complaint}`),
  );
  expect(broken).toEqual([]);
});

it('the test notices a snippet with an unknown prop or name', { timeout: 120_000 }, () => {
  const [wrong = []] = complaintsOf([
    {
      given: '',
      code: "import { BookAppointment } from 'awell-cal-booking';\n<BookAppointment calLnk='a/b' activityId='a' completeActivity={async () => {}} />;",
    },
  ]);
  expect(wrong.join()).toContain('calLnk');
});

it('every snippet from an example is identical to its file', () => {
  const copies = snippetsOf(root).filter(({ file }) => file !== undefined);
  expect(copies.length).toBeGreaterThan(0);
  for (const { code, file = '', place } of copies) {
    expect(code, place).toBe(readFileSync(join(root, file), 'utf8'));
  }
});

const GUIDES = ['hosted-pages', 'federated-remote', 'getting-started'].map(
  (name) => `docs/${name}.md`,
);

it.each(GUIDES)('all code in %s comes from an example that a test builds and runs', (guide) => {
  const text = readFileSync(join(root, guide), 'utf8');
  const pieces = text.match(/^```(?!sh$|diff$)\w+$/gm) ?? [];
  const copies = snippetsOf(root).filter(({ file, place }) => file && place.startsWith(guide));
  expect(copies).toHaveLength(pieces.length);
});

it('the docs have the same bundle command as the Express example', () => {
  const [, bundle = ''] =
    /^npx (esbuild .+) && npx tsx server\.ts$/m.exec(
      readFileSync(join(root, 'docs/getting-started.md'), 'utf8'),
    ) ?? [];
  expect(readFileSync(join(root, 'examples/express/package.json'), 'utf8')).toContain(
    `&& ${bundle}"`,
  );
});
