import { createRequire } from 'node:module';
import { join } from 'node:path';
import type typescript from 'typescript';
import { run } from '../npm';
import { unpack } from '../unpacked';
import type { PackageCheck } from './check';
import { react18World } from './worlds';

/** Uses each entry as apps do; a mistake that the compiler doesn't find is an error too. */
const consumer = `import { createElement, type ReactElement } from 'react';
import 'awell-cal-booking/styles.css';
import {
  BookAppointment,
  BookAppointmentActivity,
  BookingError,
  createCalClient,
  useBooking,
  type BookAppointmentActivityProps,
  type BookedAppointment,
} from 'awell-cal-booking';
import { createCalProxy } from 'awell-cal-booking/server';
import { activityRecordFixture, emitBooking, installFakeCal } from 'awell-cal-booking/testing';
import 'awell-cal-booking/testing/script';

const completeActivity = async (completion: { activityId: string; booking: BookedAppointment }) =>
  completion.booking.uid;
const link = { calLink: 'clinic/intake', activityId: 'a' };
export const page: ReactElement = createElement(BookAppointment, { ...link, completeActivity });
export const record: BookAppointmentActivityProps = {
  activityDetails: activityRecordFixture(),
  onSubmit: (dataPoints) => dataPoints['bookingId'],
};
export const activity = BookAppointmentActivity;
// @ts-expect-error a link is text
createElement(BookAppointment, { ...link, calLink: 1, completeActivity });

export function useMinutes(): number | undefined {
  const { data, error } = useBooking('uid', { followReschedules: true });
  const code: string | undefined = error?.code;
  // @ts-expect-error a length is a number
  const wrong: string | undefined = data?.durationMinutes;
  return code === undefined && wrong === undefined ? undefined : data?.durationMinutes;
}

export const proxy: (request: Request) => Promise<Response> = createCalProxy({
  apiKey: 'key',
  authorize: () => 'patient',
});
export const client = createCalClient({ proxyUrl: '/api/cal' });
export const isOurs = (error: unknown): boolean => error instanceof BookingError;
export async function book(): Promise<string> {
  installFakeCal();
  // @ts-expect-error there is no such field
  await emitBooking({ startTime: '2030-01-07T09:00:00Z' });
  return (await emitBooking({ start: '2030-01-07T09:00:00Z' })).uid;
}
`;

/** The element is in the global list of elements, so one program can use only one of its two builds. */
const elementConsumer = `import type { BookAppointmentElement } from 'awell-cal-booking/element';
export const linkOf = (element: BookAppointmentElement): string | undefined => element.calLink;
export const found: BookAppointmentElement | null = document.querySelector('awell-book-appointment');
`;

const OPTIONS = {
  target: 'es2021',
  lib: ['es2021', 'dom', 'dom.iterable'],
  jsx: 'react-jsx',
  strict: true,
  noEmit: true,
  types: [] as string[],
};

interface Resolution {
  options: { module: string; moduleResolution: string };
  files: string[];
}

const node: Resolution = {
  options: { module: 'esnext', moduleResolution: 'node' },
  files: ['app.ts'],
};
const node16: Resolution = {
  options: { module: 'node16', moduleResolution: 'node16' },
  files: ['app.mts', 'app.cts'],
};
const bundler: Resolution = {
  options: { module: 'esnext', moduleResolution: 'bundler' },
  files: ['app.ts'],
};

/** `skipLibCheck` of a program: when off, our own declarations are checked too. */
function complaints(
  ts: typeof typescript,
  folder: string,
  { options, files }: Resolution,
): string[] {
  const parsed = ts.convertCompilerOptionsFromJson({ ...OPTIONS, ...options }, folder);
  const program = ts.createProgram({
    rootNames: files.map((file) => join(folder, file)),
    options: parsed.options,
  });
  const ours = program
    .getSourceFiles()
    .filter(({ fileName }) => /\/app\.[cm]?ts$|\/node_modules\/awell-cal-booking\//.test(fileName));
  const entries = ours.filter(({ fileName }) =>
    fileName.includes('/node_modules/awell-cal-booking/'),
  );
  if (entries.length < 3) throw new Error(`only ${entries.length} of our declarations were found`);
  const found = [
    ...parsed.errors,
    ...program.getOptionsDiagnostics(),
    // When on, the files of others are still parsed, and an old compiler may fail.
    ...program.getSyntacticDiagnostics(),
    ...ours.flatMap((file) => program.getSemanticDiagnostics(file)),
  ];
  return found.map(
    ({ file, messageText }) =>
      `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  );
}

/** TypeScript 7 has no compiler API, only a command. */
async function complaintsOfCommand(
  tsc: string,
  folder: string,
  { options, files }: Resolution,
  skipLibCheck: boolean,
): Promise<string[]> {
  const { lib, types: _none, ...flags } = { ...OPTIONS, ...options };
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const said = await run(folder, 'node', [
    tsc,
    ...args,
    '--lib',
    lib.join(),
    '--types',
    '',
    '--pretty',
    'false',
    '--skipLibCheck',
    String(skipLibCheck),
    ...files,
  ]).then(
    () => '',
    (error: { stdout?: string; stderr?: string }) => `${error.stdout}${error.stderr}` || 'failed',
  );
  const errors = said.split('\n').filter((line) => line.includes('error TS'));
  if (said !== '' && errors.length === 0) return [said];
  // Errors in the files of others aren't ours to fix.
  return skipLibCheck
    ? errors
    : errors.filter((line) => !/node_modules\/(?!awell-cal-booking\/)/.test(line));
}

export const typesMatrix: PackageCheck = {
  name: 'TypeScript',
  run: async (root, { tarball }) => {
    const world = await react18World(root);
    const require = createRequire(join(world, 'package.json'));
    const app = unpack(tarball, world, root);
    const withElement = consumer + elementConsumer;
    app.write({ 'app.ts': withElement, 'app.mts': withElement, 'app.cts': consumer });
    try {
      const lines: string[] = [];
      const report = (version: string, name: string, found: string[]): void => {
        if (found.length > 0)
          throw new Error(`TypeScript ${version}, ${name}:\n${found.join('\n')}`);
        lines.push(`${version} ${name}`);
      };
      const old = require('typescript-4.7') as typeof typescript;
      const { default: current } = await import('typescript');
      for (const [ts, resolutions] of [
        [old, { node, node16 }],
        [current, { node, node16, bundler }],
      ] as const) {
        for (const [name, resolution] of Object.entries(resolutions)) {
          report(ts.version, name, complaints(ts, app.folder, resolution));
        }
      }
      const { version } = require('typescript-7/package.json') as { version: string };
      const tsc = join(world, 'node_modules/typescript-7/bin/tsc');
      for (const [name, resolution] of Object.entries({ node16, bundler })) {
        for (const skip of [true, false]) {
          const found = await complaintsOfCommand(tsc, app.folder, resolution, skip);
          if (skip) report(version, name, found);
          else if (found.length > 0) report(version, `${name}, skipLibCheck off`, found);
        }
      }
      return `${lines.join(', ')}; skipLibCheck on and off`;
    } finally {
      app.remove();
    }
  },
};
