import { existsSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { repositoryAddress } from '../repository.ts';

/** Links and images of Markdown: `](address)`. Those in a block of code are code. */
const LINK = /^```[\s\S]*?^```$|(?<image>!?)\[(?<text>[^\]]*)\]\((?<href>[^)\s]+)\)/gm;

/** Whether an address needs nothing around it: another site's, or a place on the same page. */
export const standsAlone = (href: string): boolean => /^(?:[a-z][a-z\d+.-]*:|#)/i.test(href);

/** The file of the repository that a page links to. @returns its path, and what follows it in the address. */
export function targetOf(page: string, href: string): { path: string; rest: string } {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/.exec(href) ?? [];
  return { path: posix.normalize(posix.join(posix.dirname(page), decodeURIComponent(path))), rest };
}

/** Address in the repository of what a page links to. @throws Error if there is no such file. */
export function absoluteAddress(root: string, page: string, href: string, isImage = false): string {
  const { path, rest } = targetOf(page, href);
  if (!existsSync(join(root, path)))
    throw new Error(`${page} links to ${href}, which isn't there.`);
  const kind = statSync(join(root, path)).isDirectory() ? 'tree' : 'blob';
  return repositoryAddress(path.replace(/\/$/, ''), isImage ? 'raw' : kind) + rest;
}

/** Every address that a page links to. */
export const linksIn = (text: string): string[] =>
  [...text.matchAll(LINK)].flatMap(({ groups }) => groups?.['href'] ?? []);

/**
 * A page with absolute links instead of relative ones.
 *
 * @param stays Whether a link to this file stays as it is.
 */
export const withAbsoluteLinks = (
  root: string,
  page: string,
  text: string,
  stays: (path: string) => boolean,
): string =>
  text.replace(LINK, (all, ...rest) => {
    const { image, text: label, href } = rest.at(-1) as Record<string, string | undefined>;
    if (href === undefined || standsAlone(href) || stays(targetOf(page, href).path)) return all;
    return `${image}[${label}](${absoluteAddress(root, page, href, image === '!')})`;
  });
