import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

/** Bundles `host/` against the built package in `dist`, as a host application would. */
export async function bundleHost(root: string): Promise<string> {
  const outDir = join(root, 'node_modules/.cache/test-host');
  await build({
    configFile: false,
    root: join(root, 'tests/browser/host'),
    logLevel: 'warn',
    // React's development build: it warns of mistakes and StrictMode mounts every effect twice.
    mode: 'development',
    define: { 'process.env.NODE_ENV': '"development"' },
    plugins: [react()],
    resolve: {
      alias: [
        { find: 'awell-cal-booking/styles.css', replacement: join(root, 'dist/styles.css') },
        { find: /^awell-cal-booking$/, replacement: join(root, 'dist/index.js') },
      ],
    },
    build: { outDir, emptyOutDir: true, minify: false, chunkSizeWarningLimit: 5000 },
  });
  return outDir;
}
