import { expect, inject } from 'vitest';
import { bookAppointment, test } from '../browser/harness/index';
import { serveFolder } from '../browser/harness/serve';
import { buildApp, createApp, type Toolchain } from './consumerApp';

/** Exact versions: today's, and the oldest that the package supports. */
const toolchains: [string, Toolchain][] = [
  [
    'React 19, Vite 8, TypeScript 5.9',
    {
      dependencies: { react: '19.3.1', 'react-dom': '19.3.1' },
      devDependencies: {
        '@types/react': '19.3.0',
        '@types/react-dom': '19.3.0',
        '@vitejs/plugin-react': '6.3.0',
        typescript: '5.9.3',
        vite: '8.3.8',
      },
      compilerOptions: { moduleResolution: 'bundler' },
    },
  ],
  [
    'React 18.2.0, Vite 5, TypeScript 4.7',
    {
      dependencies: { react: '18.2.0', 'react-dom': '18.2.0' },
      devDependencies: {
        '@types/react': '18.2.0',
        '@types/react-dom': '18.2.0',
        '@vitejs/plugin-react': '4.7.0',
        typescript: '4.7.4',
        vite: '5.4.21',
      },
      compilerOptions: { moduleResolution: 'node' },
    },
  ],
];

test.for(toolchains)(
  'a new app can book with the packed package: %s',
  async ([, toolchain], { page, sandbox, onTestFinished }) => {
    sandbox.cal.reset();
    const app = await createApp(inject('packed').tarball, toolchain);
    onTestFinished(app.remove);
    const { store } = sandbox.awell;
    const { careFlowId, activityId } = store.startBookAppointment({ calLink: 'clinic/intake' });
    const site = await buildApp(app, {
      VITE_CAL_ORIGIN: sandbox.calOrigin,
      VITE_EMBED_JS_URL: sandbox.embedJsUrl,
      VITE_ACTIVITY_ID: activityId,
      VITE_AWELL_ENDPOINT: sandbox.awellEndpoint.replace('/m2m', ''),
      VITE_AUTHORIZATION: `Bearer ${store.startSession(careFlowId).token}`,
    });
    const server = await serveFolder(site);
    onTestFinished(server.close);

    await page.goto(server.origin);
    await bookAppointment(page);

    await page.getByText('Your clinic has received your booking').waitFor();
    const [booking, ...others] = sandbox.cal.bookings();
    expect(others).toEqual([]);
    expect(store.completions(activityId)).toMatchObject([
      { dataPoints: [{ key: 'bookingId', value: String(booking?.id) }] },
    ]);
    expect(page.problems()).toEqual([]);
  },
);
