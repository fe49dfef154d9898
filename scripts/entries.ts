import pkg from '../package.json' with { type: 'json' };

/** The package's JavaScript entries: `dist/<name>.js`, `.cjs`, `.d.ts` and `.d.cts`. */
export const entries = {
  index: 'src/index.ts',
  server: 'src/server.ts',
  testing: 'src/testing.ts',
};

/** Scripts for a page, with all their dependencies: `dist/<name>.cjs` and `.d.cts`. */
export const scripts = { 'testing-script': 'src/testing/script.ts' };

/** Entries with all their dependencies, for pages without React. */
export const standaloneEntries = { element: 'src/element.ts' };

const packages = Object.keys({ ...pkg.dependencies, ...pkg.peerDependencies });

/** The host bundles dependencies and peers (and their subpaths), we never do. */
export const isExternal = (id: string): boolean =>
  packages.some((name) => id === name || id.startsWith(`${name}/`));
