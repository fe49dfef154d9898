import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PEERS, hasPeers, scriptBytes, type ScriptBytes } from './page/bundle';
import { table } from './table';

/** What an app imports to show a booking page and hear of the booking, or what is nearest to it; and our hooks. */
const IMPORTS = [
  ['awell-cal-booking', 'BookAppointment'],
  ['awell-cal-booking', 'BookAppointmentActivity'],
  ['awell-cal-booking', 'BookingDetails'],
  ['awell-cal-booking', 'useBooking, useCreateBooking, useUpdateBooking, useDeleteBooking'],
  ['awell-cal-booking', 'createCalClient, CalBookingProvider'],
  ['@calcom/embed-react', 'default, getCalApi'],
  ['react-calendly', 'InlineWidget, useCalendlyEventListener'],
  ['@awell-health/ui-library', 'CalDotComScheduling'],
  ['@awell-health/sol-scheduling', 'SchedulingActivity'],
  ['@calcom/atoms', 'CalProvider, Booker'],
  ['@tanstack/react-query', 'useQuery, useMutation, QueryClient'],
  ['@stripe/react-stripe-js', 'Elements, PaymentElement'],
  ['@marsidev/react-turnstile', 'Turnstile'],
  ['@vis.gl/react-google-maps', 'APIProvider, Map'],
  ['react-hubspot-form', 'default'],
] as const;

const OURS = 'awell-cal-booking';
/** A peer of ours, as React is; whoever else needs it brings it along. */
const QUERY = /^@tanstack\/react-query$/;

async function versionOf(from: string): Promise<string> {
  const folder = from === OURS ? '.' : join(PEERS, from);
  const manifest = await readFile(join(folder, 'package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

if (!hasPeers()) {
  console.error('The peers are not installed. Run `npm ci --prefix bench/peers` first.');
  process.exit(1);
}

const folder = 'node_modules/.cache/bench/sizes';
await mkdir(folder, { recursive: true });

async function bytesOf(from: string, names: string): Promise<ScriptBytes> {
  const entry = join(folder, 'entry.js');
  const used = names.split(', ').map((name, index) => `${name} as used${index}`);
  await writeFile(entry, `export { ${used.join(', ')} } from '${from}';\n`);
  return scriptBytes(entry, from === OURS ? [QUERY] : []);
}

const kB = (bytes: number): string => (bytes / 1000).toFixed(1);

console.log('kB; React left out, and TanStack Query where it is a peer\n');
const rows: string[][] = [];
for (const [from, names] of IMPORTS) {
  const { first, later } = await bytesOf(from, names);
  const sizes = [first.minified, first.gzip, first.brotli, later.gzip].map(kB);
  rows.push([`\`${names}\``, `${from} ${await versionOf(from)}`, ...sizes]);
}
console.log(table(['import', 'package', 'minified', 'gzip', 'brotli', 'later, gzip'], rows));
