import type { Browser } from 'playwright-core';

export interface Picture {
  caption: string;
  png: Buffer;
  /** In CSS pixels. */
  width: number;
}

const STYLES = `
  body { display: grid; gap: 24px; align-items: start; margin: 24px; background: #8b9492; font: 14px sans-serif; }
  figure { margin: 0; }
  figcaption { margin-bottom: 6px; color: #ffffff; }
  img { display: block; width: 100%; }
`;

/** All pictures on one sheet, in rows. */
export async function contactSheet(
  browser: Browser,
  pictures: Picture[],
  columns: number,
): Promise<Buffer> {
  const widths = pictures.slice(0, columns).map(({ width }) => width);
  const page = await browser.newPage({
    viewport: { width: widths.reduce((sum, width) => sum + width + 24, 24), height: 100 },
  });
  const figures = pictures.map(
    ({ caption, png }) =>
      `<figure><figcaption>${caption}</figcaption><img src="data:image/png;base64,${png.toString('base64')}"></figure>`,
  );
  const tracks = widths.map((width) => `${width}px`).join(' ');
  await page.setContent(
    `<style>${STYLES} body { grid-template-columns: ${tracks} }</style>${figures.join('')}`,
  );
  const sheet = await page.screenshot({ fullPage: true });
  await page.close();
  return sheet;
}
