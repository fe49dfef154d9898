import { copyFile } from 'node:fs/promises';
import { build } from 'vite';
import { standaloneEntries } from './entries';

/** For pages without React: Preact has its place, with which the same tests pass at a third of the size. */
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
    // Safari before 16.4 has all of it but class static blocks, of which one would take the whole file away.
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

// Preact is in these files, and its licence asks to come with it.
await copyFile('node_modules/preact/LICENSE', 'dist/element.preact-LICENSE.txt');
