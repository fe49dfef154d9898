import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DefaultTheme } from 'vitepress';
import pkg from '../../package.json' with { type: 'json' };

export const root = join(import.meta.dirname, '../..');

/** Where a page of the repository is on the site, as VitePress writes it: without a leading slash, with `.md`. */
const rewritten: Record<string, string> = {
  'README.md': 'index.md',
  'CONTRIBUTING.md': 'contributing.md',
  'SECURITY.md': 'security.md',
  'CHANGELOG.md': 'changelog.md',
  'demo/README.md': 'demo.md',
  'site/live/index.md': 'live.md',
};

/** The place of a page on the site. @returns undefined if the site doesn't have it. */
export const placeOf = (path: string): string | undefined =>
  rewritten[path] ?? (/^docs\/.+\.md$/.test(path) ? path.slice('docs/'.length) : undefined);

/** What VitePress leaves out of its search for pages. */
export const excluded = ['!(docs|site|demo)/**/*.md'];

const START = ['getting-started', 'hosted-pages', 'federated-remote', 'element', 'migration'];
const GUIDES = [
  'completion',
  'reschedule',
  'redirect',
  'bookings',
  'awell',
  'proxy',
  'webhooks',
  'looks',
  'languages',
  'testing',
  'csp',
  'privacy',
  'performance',
  'troubleshooting',
];
const PROJECT = ['releasing', 'texts'];

/** Pages of `docs` by name. */
const names = readdirSync(join(root, 'docs'))
  .filter((file) => file.endsWith('.md'))
  .map((file) => file.slice(0, -'.md'.length));

function headingOf(file: string): string {
  const [, heading] = /^# (.+)$/m.exec(readFileSync(join(root, file), 'utf8')) ?? [];
  if (heading === undefined) throw new Error(`${file} has no heading.`);
  return heading.replaceAll('`', '');
}

const toItem = (name: string): DefaultTheme.SidebarItem => ({
  text: headingOf(`docs/${name}.md`),
  link: `/${name}`,
});

/** The entries of the package; TypeDoc writes a page for each. */
const ENTRIES = ['', '/element', '/server', '/testing'].map((path) => `${pkg.name}${path}`);

export function sidebar(): DefaultTheme.SidebarItem[] {
  const placed = new Set([...START, ...GUIDES, ...PROJECT]);
  const others = names.filter((name) => !placed.has(name));
  return [
    {
      text: 'Start',
      items: [
        { text: 'Overview', link: '/' },
        { text: 'Try it here', link: '/live' },
        ...START.map(toItem),
      ],
    },
    { text: 'Guides', items: [...GUIDES, ...others].map(toItem) },
    {
      text: 'Reference',
      items: ENTRIES.map((entry) => ({ text: entry, link: `/reference/${entry}` })),
    },
    {
      text: 'Project',
      items: [
        { text: 'Contributing', link: '/contributing' },
        { text: 'Demo', link: '/demo' },
        { text: 'Storybook', link: '/storybook/index.html', target: '_self' },
        ...PROJECT.map(toItem),
        { text: 'Security', link: '/security' },
        { text: 'Changelog', link: '/changelog' },
      ],
    },
  ];
}

/** All pages that VitePress finds, by their path in the repository, and where they go. */
export const rewrites: Record<string, string> = { ...rewritten, 'docs/:path(.*)': ':path' };
