import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { rolldown } from 'rolldown';

/** A part of the library taken out, to see that the soak notices. `storage` is taken out in the browser. */
export type Sabotage = 'storage' | 'scheduleRetry' | 'tabs' | 'messages' | 'identity';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The library and the widget around it, as the script of one page. */
export async function bundlePage(sabotage?: Sabotage): Promise<Script> {
  const isReplaced = (source: string): boolean =>
    sabotage !== undefined && source.endsWith(`/${sabotage}`);
  const bundle = await rolldown({
    input: here('./widget.ts'),
    logLevel: 'silent',
    plugins: [
      {
        name: 'sabotage',
        resolveId: (source) =>
          isReplaced(source) ? here(`../sabotage/${String(sabotage)}.ts`) : null,
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'iife', name: 'page' });
  await bundle.close();
  return new Script(output[0].code, { filename: 'page.js' });
}
