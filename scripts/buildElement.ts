import { copyFile } from 'node:fs/promises';
import { build } from 'vite';
import { standaloneEntries } from './entries';

/** For pages without React: Preact replaces it, passes the same tests and is a third of the size. */
const withoutReact = [
  { find: /^react(-dom)?$/, replacement: 'preact/compat' },
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
  { find: '@calcom/embed-react', replacement: '/src/element/calEmbed.tsx' },
];

await build({
  configFile: false,
  mode: 'production',
  define: { 'process.env.NODE_ENV': '"production"' },
  resolve: { alias: withoutReact },
  oxc: { jsx: { runtime: 'automatic' } },
  build: {
    // Safari before 16.4 supports all of this except class static blocks; one would make the whole file fail.
    target: ['es2022', 'safari16'],
    cssTarget: 'esnext',
    emptyOutDir: false,
    sourcemap: true,
    rolldownOptions: {
      output: {
        minify: true,
        postBanner: '/*! Contains Preact (MIT): element.preact-LICENSE.txt */',
      },
    },
    lib: {
      entry: standaloneEntries,
      formats: ['es', 'cjs'],
      fileName: (format, name) => `${name}.${format === 'es' ? 'js' : 'cjs'}`,
    },
  },
});

// Preact is part of these files, and its licence must be included.
await copyFile('node_modules/preact/LICENSE', 'dist/element.preact-LICENSE.txt');
