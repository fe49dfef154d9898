import { join } from 'node:path';
import { defineConfig, postcssIsolateStyles, type UserConfig } from 'vitepress';
import pkg from '../../package.json' with { type: 'json' };
import { repositoryUrl } from '../../scripts/repository.ts';
import { plainCode, renderPlain, repositoryLinks, slugify } from './markdown.ts';
import { excluded, rewrites, root, sidebar } from './pages.ts';

type Plugin = NonNullable<NonNullable<UserConfig['vite']>['plugins']>[number];

const inRoot = (path: string): string => join(root, path);

/** The app of the live page is no part of what is rendered ahead. */
const browserOnly = (): Plugin => ({
  name: 'awell-cal-booking:browser-only',
  enforce: 'pre',
  load: (id, options) =>
    options?.ssr && id === inRoot('site/live/mount.tsx') ? 'export {};' : undefined,
});

export default defineConfig({
  title: pkg.name,
  description: pkg.description,
  lang: 'en',
  // Pages stay where readers of the repository find them.
  srcDir: root,
  srcExclude: excluded,
  rewrites,
  outDir: inRoot('site/dist'),
  cacheDir: inRoot('node_modules/.cache/vitepress'),
  // The demo's page says where it is once it runs.
  ignoreDeadLinks: 'localhostLinks',
  metaChunk: true,
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  markdown: {
    theme: { light: 'github-light', dark: 'github-dark' },
    anchor: { slugify },
    headers: { level: [2, 3] },
    config: (markdown) => {
      plainCode(markdown);
      repositoryLinks(markdown);
    },
  },
  themeConfig: {
    nav: [
      { text: 'Try it', link: '/live' },
      { text: 'Get started', link: '/getting-started' },
      { text: 'Reference', link: '/reference/', activeMatch: '^/reference/' },
      { text: 'Storybook', link: '/storybook/index.html', target: '_self' },
      { text: 'Repository', link: repositoryUrl },
    ],
    sidebar: sidebar(),
    outline: [2, 3],
    search: {
      provider: 'local',
      options: {
        _render: renderPlain,
        miniSearch: {
          searchOptions: {
            // A guide comes before the reference, which has every word many times.
            boostDocument: (id) => (String(id).includes('/reference/') ? 0.2 : 1),
          },
        },
      },
    },
  },
  vite: {
    // The one in the root builds the library.
    configFile: false,
    css: { postcss: { plugins: [postcssIsolateStyles({ includeFiles: [/vp-doc\.css/] })] } },
    plugins: [browserOnly()],
    resolve: {
      // As an app has it: the built package.
      alias: [
        { find: 'awell-cal-booking/styles.css', replacement: inRoot('dist/styles.css') },
        { find: 'awell-cal-booking/testing', replacement: inRoot('dist/testing.js') },
        { find: /^awell-cal-booking$/, replacement: inRoot('dist/index.js') },
      ],
    },
    optimizeDeps: { entries: [inRoot('site/live/*.tsx')] },
    build: {
      chunkSizeWarningLimit: 2000,
      rollupOptions: {
        onwarn: (warning, warn) => {
          // "use client" means something to a server, and the live page has none.
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
        },
      },
    },
  },
});
