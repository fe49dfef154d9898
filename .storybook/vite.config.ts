import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { docgenPaths } from './docgenPaths.ts';
import { sandboxWorker } from '../sandbox/workerPlugin.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  plugins: [react(), sandboxWorker(), docgenPaths()],
  resolve: {
    alias: [
      { find: 'awell-cal-booking/styles.css', replacement: here('../src/styles.css') },
      { find: /^awell-cal-booking$/, replacement: here('../src/index.ts') },
      { find: /^awell-cal-booking\/server$/, replacement: here('../src/server.ts') },
    ],
  },
});
