import { relative } from 'node:path';
import type { MarkdownRenderer } from 'vitepress';
import { absoluteAddress, standsAlone, targetOf } from '../../scripts/package/links.ts';
import { placeOf, root } from './pages.ts';

/** The address on the site of what a page links to: another page of the site, or a file of the repository. */
function siteAddress(page: string, href: string): string {
  const { path, rest } = targetOf(page, href);
  const place = placeOf(path);
  return place === undefined ? absoluteAddress(root, page, href) : `/${place}${rest}`;
}

/** Links between pages work as they are written, for readers of the repository, and work on the site too. */
export function repositoryLinks(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push('repository-links', ({ tokens, env }) => {
    const page = relative(root, (env.realPath ?? env.path) as string).replaceAll('\\', '/');
    const links = tokens
      .flatMap(({ children }) => children ?? [])
      .filter(({ type }) => type === 'link_open');
    for (const link of links) {
      const href = link.attrGet('href') ?? '';
      if (!standsAlone(href)) link.attrSet('href', siteAddress(page, href));
    }
  });
}

/** Code is no template of Vue's, whatever is in it. */
export function plainCode(markdown: MarkdownRenderer): void {
  const { code_inline: render } = markdown.renderer.rules;
  markdown.renderer.rules.code_inline = (tokens, index, ...others) => {
    tokens[index]?.attrSet('v-pre', '');
    return render?.(tokens, index, ...others) ?? '';
  };
}

/** For the search, which needs no colours: half the work of a page. */
export function renderPlain(source: string, env: object, markdown: MarkdownRenderer): string {
  const { highlight } = markdown.options;
  markdown.options.highlight = (code) => `<pre>${markdown.utils.escapeHtml(code)}</pre>`;
  try {
    return markdown.render(source, env);
  } finally {
    markdown.options.highlight = highlight;
  }
}

/** Anchors as GitHub makes them, so that a link to a heading works in both places. */
export const slugify = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
