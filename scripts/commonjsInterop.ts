import type { Plugin } from 'vite';

/**
 * In a `"type": "module"` package Rolldown reads a CommonJS dependency as Node would: its default
 * export is its whole `exports` object. Cal's embed is transpiled ESM (`__esModule`), whose default
 * export is `exports.default`, and our CommonJS build is for bundlers and test runners which agree.
 */
export function commonjsInterop(): Plugin {
  return {
    name: 'commonjs-interop',
    apply: 'build',
    renderChunk(code, _chunk, { format }) {
      if (format !== 'cjs') return null;
      return { code: code.replaceAll(/(__toESM\([\w$]+), 1\)/g, '$1)'), map: null };
    },
  };
}
