import react from '@vitejs/plugin-react';
import { createAwellProxy, toNodeHandler } from 'awell-cal-booking/server';
import { defineConfig, type Connect, type Plugin } from 'vite';

/** The app's own server for `vite` and `vite preview`. It has Awell's key, which a browser must not have. */
function awellEndpoint(): Plugin {
  const mount = (middlewares: Connect.Server): void => {
    const { AWELL_API_KEY, AWELL_ENDPOINT } = process.env;
    if (!AWELL_API_KEY || !AWELL_ENDPOINT) {
      throw new Error('Set AWELL_API_KEY and AWELL_ENDPOINT: see README.md.');
    }
    const proxy = createAwellProxy({
      apiKey: AWELL_API_KEY,
      endpoint: AWELL_ENDPOINT,
      // Nobody signs in here. Your app compares the care flow with the signed-in patient's.
      authorize: () => true,
    });
    const handle = toNodeHandler(proxy);
    middlewares.use('/api/awell', (request, response) => void handle(request, response));
  };
  return {
    name: 'awell-endpoint',
    configureServer: ({ middlewares }) => mount(middlewares),
    configurePreviewServer: ({ middlewares }) => mount(middlewares),
  };
}

export default defineConfig({ plugins: [react(), awellEndpoint()] });
