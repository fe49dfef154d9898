import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** The scripts that the stories use. */
const SUBSETS = /-(?:latin|latin-ext|cyrillic|arabic)-wght-normal\.woff2/;

/** The styles of a font package, with the font inlined. */
function withFontInside(name: string): string {
  const path = require.resolve(`@fontsource-variable/${name}/wght.css`);
  const faces = readFileSync(path, 'utf8').match(/@font-face \{[^}]*\}/g) ?? [];
  return faces
    .filter((face) => SUBSETS.test(face))
    .join('\n')
    .replaceAll(/url\(([^)]*)\)/g, (_, file: string) => {
      const font = readFileSync(join(dirname(path), file)).toString('base64');
      return `url(data:font/woff2;base64,${font})`;
    });
}

/** Gives every letter the same width and place on every machine: a fixed font, without rounding to pixels. */
export const FONT_STYLES = `
${withFontInside('inter')}
${withFontInside('noto-sans-arabic')}
:root, .host, .host [data-awell-booking-detail] {
  font-family: 'Inter Variable', 'Noto Sans Arabic Variable' !important;
  text-rendering: geometricPrecision;
  -webkit-font-smoothing: antialiased;
}`;
