import { readFile, writeFile } from 'node:fs/promises';
import type { PageResult } from './page/run';

/** Draws when the booking page was asked for and ready, from what `npm run bench` wrote. */
const [from = 'node_modules/.cache/bench/pages.json', to = 'docs/images/bench.svg'] =
  process.argv.slice(2);

const WIDTH = 900;
const LEFT = 230;
const BAR = 15;
const ROW = 21;
const HEAD = 34;
const GAP = 18;

const { visits, rounds } = JSON.parse(await readFile(from, 'utf8')) as PageResult;
const slowest = Math.max(
  ...Object.values(visits).flatMap((one) => Object.values(one).map(({ ready }) => ready.high)),
);
const scale = (WIDTH - LEFT - 80) / slowest;
const parts: string[] = [];
let y = 64;

const text = (x: number, at: number, content: string, more = ''): string =>
  `<text x="${x}" y="${at}" ${more}>${content.replaceAll('&', '&amp;')}</text>`;

for (const [condition, contenders] of Object.entries(visits)) {
  parts.push(text(0, y + 14, condition, 'font-weight="600"'));
  y += HEAD - 10;
  for (const [name, { asked, ready }] of Object.entries(contenders)) {
    const color = name.startsWith('awell-cal-booking') ? 'ours' : 'other';
    const [low, high] = [ready.low, ready.high].map((ms) => LEFT + ms * scale);
    const middle = y + BAR / 2;
    parts.push(
      text(LEFT - 10, y + 12, name, 'text-anchor="end"'),
      `<rect class="${color}" x="${LEFT}" y="${y}" width="${ready.median * scale}" height="${BAR}"/>`,
      `<rect class="asked" x="${LEFT}" y="${y}" width="${asked.median * scale}" height="${BAR}"/>`,
      `<path class="spread" d="M${low} ${middle}H${high}"/>`,
      text((high ?? LEFT) + 8, y + 12, `${Math.round(ready.median)} ms`, 'class="soft"'),
    );
    y += ROW;
  }
  y += GAP;
}

await writeFile(
  to,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" font-family="system-ui, sans-serif" font-size="12">
<title>How soon a booking page is asked for and ready, beside its peers</title>
<style>
  .sheet { fill: #ffffff } text { fill: #1c2b2a } .soft { fill: #546664 }
  .ours { fill: #0b6b6f } .other { fill: #b9c5c3 } .asked { fill: #f5b301 } .spread { stroke: #1c2b2a }
  @media (prefers-color-scheme: dark) {
    .sheet { fill: #101615 } text { fill: #e7efed } .soft { fill: #9fb2af }
    .ours { fill: #5cc4c0 } .other { fill: #4a5856 } .spread { stroke: #e7efed }
  }
</style>
<rect class="sheet" width="${WIDTH}" height="${y}"/>
${text(0, 18, 'From mounting the widget until the booking page can be used', 'font-size="15" font-weight="600"')}
${text(0, 40, `Medians of ${rounds} rounds; the line is the half of them in the middle. Yellow: until the page is asked for.`, 'class="soft"')}
${parts.join('\n')}
</svg>
`,
);
