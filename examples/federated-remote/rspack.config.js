import { fileURLToPath } from 'node:url';
import { defineConfig } from '@rspack/cli';
import { rspack } from '@rspack/core';
import manifest from './manifest.json' with { type: 'json' };

const { remoteName, components } = manifest;

/** Uses only the host's copy, because two Reacts on one page do not work together. */
const fromHost = { singleton: true, requiredVersion: false, import: false };

export default defineConfig({
  entry: {},
  target: ['web', 'es2021'],
  output: { clean: true, uniqueName: remoteName, publicPath: 'auto' },
  resolve: {
    extensions: ['.tsx', '.ts', '.js'],
    alias: {
      'react/jsx-runtime$': fileURLToPath(new URL('src/jsxRuntime.ts', import.meta.url)),
    },
  },
  module: {
    rules: [
      { test: /\.css$/, type: 'asset/source' },
      {
        test: /\.tsx?$/,
        loader: 'builtin:swc-loader',
        options: {
          jsc: {
            parser: { syntax: 'typescript', tsx: true },
            transform: { react: { runtime: 'classic' } },
            target: 'es2021',
          },
        },
        type: 'javascript/auto',
      },
    ],
  },
  plugins: [
    // Version 1 of the container: a script that sets a global. Every host can load it without a runtime of its own.
    new rspack.container.ModuleFederationPluginV1({
      name: remoteName,
      filename: 'remoteEntry.js',
      exposes: { [components[0].expose]: './src/bookAppointment.tsx' },
      shared: { react: fromHost, 'react-dom': fromHost },
    }),
    {
      apply: (compiler) =>
        // Awell's hosts first request `GET <extensions host>/v2/components/manifest`.
        compiler.hooks.thisCompilation.tap('manifest', (compilation) =>
          compilation.hooks.processAssets.tap('manifest', () =>
            compilation.emitAsset(
              'v2/components/manifest',
              new rspack.sources.RawSource(JSON.stringify(manifest, null, 2)),
            ),
          ),
        ),
    },
  ],
});
