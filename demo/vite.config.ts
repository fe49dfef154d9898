import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, loadEnv } from 'vite';
import { sandbox } from '../sandbox/vitePlugin.ts';
import { readEnvironment } from './environment.ts';
import { demoServer } from './server.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig(({ mode }) => {
  const environment = readEnvironment(loadEnv(mode, here('..'), ['AWELL_', 'CAL_']));
  const isReal = environment.awell !== undefined && environment.client.calOrigin !== undefined;
  const sandboxPlugin = sandbox({ start: !isReal });
  return {
    root: here('.'),
    cacheDir: here('../node_modules/.vite/demo'),
    plugins: [react(), sandboxPlugin, demoServer(environment, sandboxPlugin.api.running)],
    define: { DEMO_ENVIRONMENT: JSON.stringify(environment.client) },
    resolve: {
      alias: [
        { find: 'awell-cal-booking/styles.css', replacement: here('../src/styles.css') },
        { find: /^awell-cal-booking$/, replacement: here('../src/index.ts') },
      ],
    },
    server: { host: 'localhost', port: 5173, fs: { allow: [here('..')] } },
  };
});
