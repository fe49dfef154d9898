import { basename } from 'node:path';
import type { Plugin } from 'vite';

/** Removes the build machine's paths from the docs of components, because the site is public. Runs after docgen. */
export function docgenPaths(): Plugin {
  let folders: string[] = [];
  return {
    name: 'awell-cal-booking:docgen-paths',
    enforce: 'post',
    configResolved({ root }) {
      folders = [`"filePath":"${root}/`, `"fileName":"${basename(root)}/`];
    },
    transform(code) {
      if (!code.includes('__docgenInfo')) return null;
      const shorten = (text: string, folder: string) =>
        text.replaceAll(folder, folder.replace(/[^"]*$/, ''));
      return { code: folders.reduce(shorten, code), map: null };
    },
  };
}
