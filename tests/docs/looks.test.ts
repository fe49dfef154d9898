import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const docs = readFileSync('docs/looks.md', 'utf8');
const css = readFileSync('src/styles.css', 'utf8');
const frame = readFileSync('src/components/BookingFrame.tsx', 'utf8');

interface Property {
  /** The host's tokens, in order of precedence. */
  tokens: string[];
  fallback: string;
}

/** Of `var(--awell-booking-text, var(--awell-slate900, #1e293b))`, by our property's name. */
function propertiesIn(source: string): Map<string, Property> {
  const found = new Map<string, Property>();
  for (const [, name = '', rest = ''] of source.matchAll(
    /var\(\s*(--awell-booking-[\w-]+),\s*((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*)\)/g,
  )) {
    const tokens = (rest.match(/--[\w-]+/g) ?? []).filter((token) => !token.startsWith('--_'));
    const isReadable = rest.includes('--_awell-readable');
    const fallback =
      rest
        .split(',')
        .at(-1)
        ?.replace(/\)+\s*$/, '')
        .trim() ?? '';
    found.set(name, { tokens, fallback: isReadable ? 'black or white' : fallback });
  }
  return found;
}

const rows = [
  ...docs.matchAll(/^\| `(--awell-booking-[\w-]+)` *\|([^|]*)\|([^|]*)\|([^|]*)\|([^|]*)\|$/gm),
].map(([, name = '', , takes = '', light = '', dark = '']) => ({
  name,
  tokens: takes.match(/--[\w-]+/g) ?? [],
  light: light.replaceAll('`', '').trim(),
  dark: dark.replaceAll('`', '').trim(),
}));

it('the docs list every custom property with its tokens and default', () => {
  const inCode = propertiesIn(`${css.split("[data-awell-booking-theme='dark']")[0]} ${frame}`);
  expect(inCode.size).toBeGreaterThan(10);
  expect(
    Object.fromEntries(rows.map(({ name, tokens, light }) => [name, { tokens, fallback: light }])),
  ).toEqual(Object.fromEntries(inCode));
});

it('the docs list the dark theme’s values', () => {
  const dark = propertiesIn(css.slice(css.indexOf("[data-awell-booking-theme='dark']")));
  expect(dark.size).toBeGreaterThan(5);
  expect(Object.fromEntries(rows.map((row) => [row.name, row.dark]))).toEqual(
    Object.fromEntries(rows.map(({ name }) => [name, dark.get(name)?.fallback ?? 'the same'])),
  );
});

it('the docs list every value of data-status', () => {
  const line = (component: string): string[] =>
    [
      ...(new RegExp(`^- \`${component}\`:(.*)$`, 'm').exec(docs)?.[1] ?? '').matchAll(/`(\w+)`/g),
    ].map(([, value = '']) => value);
  const shown =
    readFileSync('src/components/bookingState.ts', 'utf8') +
    readFileSync('src/completion/view.ts', 'utf8');
  const inCode = [...shown.matchAll(/readonly status: ('[^;]+?)[;}]/g)]
    .flatMap(([, names = '']) => names.match(/(?<=')\w+(?=')/g) ?? [])
    // Without a booking, the page's status is shown.
    .filter((name) => name !== 'idle');
  expect(new Set(line('BookAppointment'))).toEqual(new Set(inCode));

  const details = readFileSync('src/components/BookingDetails.tsx', 'utf8');
  const own =
    /const status = ([^\n]*);/
      .exec(details)?.[1]
      ?.match(/'(\w+)'/g)
      ?.map((name) => name.slice(1, -1)) ?? [];
  const booked = readFileSync('src/booking/bookedAppointment.ts', 'utf8');
  const statuses =
    /BookingStatus =\s*([^;]+);/
      .exec(booked)?.[1]
      ?.match(/'(\w+)'/g)
      ?.map((name) => name.slice(1, -1)) ?? [];
  const known = statuses.filter((name) => name !== 'unknown');
  expect(own.length).toBe(3);
  expect(new Set(line('BookingDetails'))).toEqual(new Set([...own, ...known]));
});

it('the commands in the docs exist', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object };
  const commands = [...docs.matchAll(/npm (?:run )?(test|[\w]+:[\w]+|gallery|storybook)/g)].map(
    ([, name]) => name,
  );
  expect(commands.length).toBeGreaterThan(3);
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(commands));
});
