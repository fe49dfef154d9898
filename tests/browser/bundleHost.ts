import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

/** `react` mounts the components, `element` the custom element, in a page without a framework. */
export type HostKind = 'react' | 'element';

const folders: Record<HostKind, string> = { react: 'host', element: 'elementHost' };

/** Bundles a host page against the built package in `dist`, as a host application would. */
export async function bundleHost(root: string, kind: HostKind): Promise<string> {
  const outDir = join(root, 'node_modules/.cache/test-host', kind);
  const packageEntry = join(root, 'dist', kind === 'react' ? 'index.js' : 'element.js');
  await build({
    configFile: false,
    root: join(root, 'tests/browser', folders[kind]),
    logLevel: 'warn',
    // React's development build: it warns about mistakes, and StrictMode mounts every effect twice.
    mode: 'development',
    define: { 'process.env.NODE_ENV': '"development"' },
    plugins: [react()],
    resolve: {
      alias: [
        { find: 'awell-cal-booking/styles.css', replacement: join(root, 'dist/styles.css') },
        { find: /^awell-cal-booking(\/element)?$/, replacement: packageEntry },
      ],
    },
    build: { outDir, emptyOutDir: true, minify: false, chunkSizeWarningLimit: 5000 },
  });
  return outDir;
}
