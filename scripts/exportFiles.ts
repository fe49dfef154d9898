import type { Plugin } from 'vite';

/**
 * Gives each module that the index exports its own re-exporting file. Otherwise esbuild puts everything that a used
 * module names into an app's first load, and the index names everything, also what only the panel after booking needs.
 * For `export *` it includes only what is used.
 */
export const exportFiles: Plugin = {
  name: 'export-files',
  generateBundle({ format }, bundle) {
    const index = bundle['index.js'];
    if (format !== 'es' || index?.type !== 'chunk') return;
    const lines = [...index.code.matchAll(/^import (\{.*\}) from "\.\/(.*)";$/gm)].map(
      ([, names, file = '']) => {
        const fileName = `exports/${file.replaceAll('/', '-')}`;
        this.emitFile({ type: 'asset', fileName, source: `export ${names} from "../${file}";\n` });
        return `export * from "./${fileName}";`;
      },
    );
    index.code = `${lines.join('\n')}\n`;
  },
};
