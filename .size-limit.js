/*
 * Budgets by named import, in gzip: what it is today and a little more. A budget is only ever lowered, or raised with a
 * reason. Where the target is not reached yet, it stands in the name.
 */

const REACT = ['react', 'react-dom', '@tanstack/react-query'];

/** As every bundler does for production: help for developers isn't in it. */
const production = (config) => ({
  ...config,
  define: { ...config.define, 'process.env.NODE_ENV': '"production"' },
});

/** What is fetched later, by few (a language, a calendar file, a booking that has to be read back), is not in it. */
const firstLoad = (config) => ({
  ...production(config),
  plugins: [
    ...(config.plugins ?? []),
    {
      name: 'first-load',
      setup: (build) =>
        build.onResolve({ filter: /./ }, ({ kind, path }) =>
          kind === 'dynamic-import' ? { path, external: true } : undefined,
        ),
    },
  ],
});

const client = {
  path: 'dist/index.js',
  ignore: REACT,
  gzip: true,
  modifyEsbuildConfig: production,
};
const widget = '{ BookAppointment }';
const hooks =
  '{ CalBookingProvider, createCalClient, useBooking, useCreateBooking, useUpdateBooking, useDeleteBooking }';
const fake = '{ installFakeCal, emitBooking, emitReschedule, emitCancel, failEmbed, recoverEmbed }';

export default [
  {
    ...client,
    // What a page says that may not be moved on, and where it goes on; seats; nothing left in embed.js's log; where a record
    // may send a patient, and that what is new may not be known yet; what pages take away, and what they pass for nothing;
    // what a patient hears once, and what a slow page offers. Each error has the address of its docs, and names the
    // directive of a Content-Security-Policy that blocks the page.
    name: 'BookAppointment (target 8)',
    import: widget,
    modifyEsbuildConfig: firstLoad,
    limit: '25.9 kB',
  },
  {
    ...client,
    name: 'BookAppointment, with all that it may fetch later',
    import: widget,
    // With the booking hooks, which read and change what the panel shows, and what Cal.com refuses by rule; all languages.
    limit: '67.7 kB',
  },
  {
    ...client,
    // With what a record says of the patient (prefillFromRecord), and all that Get booking declares (bookingData).
    name: 'everything of . (target 16)',
    import: '*',
    modifyEsbuildConfig: firstLoad,
    limit: '54.4 kB',
  },
  {
    ...client,
    // What a QueryClient of the app may not change, and each option that is refused by name: in the next ones, too.
    name: 'the four booking hooks and their client',
    import: hooks,
    modifyEsbuildConfig: firstLoad,
    limit: '13.8 kB',
  },
  // Its webhooks follow each seat, and pending moves; its proxies give nobody what is somebody else's, and take no name of
  // a patient for what an activity was completed with.
  { name: 'server (target 6)', path: 'dist/server.js', import: '*', gzip: true, limit: '32.5 kB' },
  {
    name: 'testing without fixtures (target 4)',
    path: 'dist/testing.js',
    import: fake,
    gzip: true,
    limit: '8.4 kB',
  },
  {
    name: 'testing with fixtures',
    path: 'dist/testing.js',
    import: '*',
    gzip: true,
    limit: '13.5 kB',
  },
  {
    name: 'element, with Preact',
    path: 'dist/element.js',
    gzip: true,
    modifyEsbuildConfig: firstLoad,
    limit: '41.7 kB',
  },
  { name: 'styles', path: 'dist/styles.css', gzip: true, limit: '2.5 kB' },
];
