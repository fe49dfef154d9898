import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run } from './npm';

export interface Toolchain {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  compilerOptions: Record<string, unknown>;
}

/** The README's five lines, with the sandbox instead of Cal.com and an endpoint of the app. */
const main = `import { BookAppointment, createAwellClient } from 'awell-cal-booking';
import 'awell-cal-booking/styles.css';
import { createRoot } from 'react-dom/client';

const { VITE_CAL_ORIGIN, VITE_EMBED_JS_URL, VITE_ACTIVITY_ID } = import.meta.env;
const { VITE_AWELL_ENDPOINT, VITE_AUTHORIZATION } = import.meta.env;

const awell = createAwellClient({
  endpoint: VITE_AWELL_ENDPOINT,
  headers: { authorization: VITE_AUTHORIZATION },
});

createRoot(document.getElementById('root')!).render(
  <BookAppointment
    calLink="clinic/intake"
    calOrigin={VITE_CAL_ORIGIN}
    embedJsUrl={VITE_EMBED_JS_URL}
    activityId={VITE_ACTIVITY_ID}
    completeActivity={awell.completeExtensionActivity}
  />,
);
`;

// Each line must be an error, so the build also fails if the app's compiler can't read our types.
const mistakes = `import {
  BookAppointment,
  type BookingRedirect,
  type VerifiedRedirect,
  useBooking,
  useCompleteBookAppointment,
  useUpdateBooking,
} from 'awell-cal-booking';

// @ts-expect-error the activity is missing
export const withoutActivity = <BookAppointment calLink="a/b" completeActivity={async () => {}} />;
export const wrongType = (
  // @ts-expect-error a link is text
  <BookAppointment calLink={1} activityId="a" completeActivity={async () => {}} />
);

export function Moved() {
  const { data, error } = useBooking('uid', { followReschedules: true });
  const { mutate } = useUpdateBooking();
  const minutes: number | undefined = data?.durationMinutes;
  const isGone: boolean = error?.code === 'not_found';
  // @ts-expect-error a length is a number
  const wrong: string | undefined = data?.durationMinutes;
  // @ts-expect-error a start is text
  mutate({ bookingUid: 'uid', start: 1 });
  return <p>{[minutes, String(isGone), wrong]}</p>;
}

export function Returned({ claim, verified }: { claim: BookingRedirect; verified: VerifiedRedirect }) {
  const shared = { activityId: verified.activityId, completeActivity: async () => {} };
  useCompleteBookAppointment({ ...shared, booking: verified.booking });
  useCompleteBookAppointment({ ...shared, booking: claim.booking, verifyBooking: true });
  useCompleteBookAppointment({ ...shared, booking: claim.booking, completeUnverified: true });
  // @ts-expect-error the booking isn't verified
  useCompleteBookAppointment({ ...shared, booking: claim.booking });
  // @ts-expect-error its copy isn't verified either
  useCompleteBookAppointment({ ...shared, booking: { ...claim.booking, title: 'Intake' } });
  // @ts-expect-error without verifyBooking, it isn't read back
  useCompleteBookAppointment({ ...shared, booking: claim.booking, verifyBooking: false });
  return null;
}
`;

const globals = `interface ImportMeta {
  env: Record<
    | 'VITE_CAL_ORIGIN'
    | 'VITE_EMBED_JS_URL'
    | 'VITE_ACTIVITY_ID'
    | 'VITE_AWELL_ENDPOINT'
    | 'VITE_AUTHORIZATION',
    string
  >;
}
declare module '*.css';
`;

const html = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><link rel="icon" href="data:," /><title>A consumer</title></head>
  <body>
    <div id="root"></div>
    <script type="module" src="/src/main.tsx"></script>
  </body>
</html>
`;

const viteConfig = `import react from '@vitejs/plugin-react';
export default { plugins: [react()] };
`;

function filesOf(tarball: string, toolchain: Toolchain): Record<string, string> {
  const { dependencies, devDependencies, compilerOptions } = toolchain;
  const manifest = {
    name: 'consumer',
    private: true,
    type: 'module',
    dependencies: { ...dependencies, 'awell-cal-booking': `file:${tarball}` },
    devDependencies,
  };
  const tsconfig = {
    compilerOptions: {
      target: 'ES2021',
      lib: ['ES2021', 'DOM'],
      module: 'ESNext',
      jsx: 'react-jsx',
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: [],
      ...compilerOptions,
    },
    include: ['src'],
  };
  return {
    'package.json': JSON.stringify(manifest, null, 2),
    'tsconfig.json': JSON.stringify(tsconfig, null, 2),
    'vite.config.js': viteConfig,
    'index.html': html,
    'src/main.tsx': main,
    'src/mistakes.tsx': mistakes,
    'src/globals.d.ts': globals,
  };
}

export interface ConsumerApp {
  folder: string;
  remove(): Promise<void>;
}

/** A new app in its own folder outside of this repository's node_modules. */
export async function createApp(tarball: string, toolchain: Toolchain): Promise<ConsumerApp> {
  const folder = await mkdtemp(join(tmpdir(), 'awell-cal-booking-consumer-'));
  for (const [file, text] of Object.entries(filesOf(tarball, toolchain))) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Installs, checks the types and builds the app; returns the folder of the built site. */
export async function buildApp({ folder }: ConsumerApp, env: Record<string, string>) {
  await run(folder, 'npm', ['install', '--no-audit', '--no-fund', '--prefer-offline']);
  await run(folder, 'node', ['node_modules/typescript/bin/tsc']);
  await run(folder, 'node', ['node_modules/vite/bin/vite.js', 'build'], env);
  return join(folder, 'dist');
}
