/*
 * Budgets by named import, in gzip: today's size and a little more. A budget is only lowered, or raised with a reason. If
 * the target isn't reached yet, it is in the name.
 */

const REACT = ['react', 'react-dom', '@tanstack/react-query'];

/** As every bundler does for production: help for developers isn't in it. */
const production = (config) => ({
  ...config,
  define: { ...config.define, 'process.env.NODE_ENV': '"production"' },
});

/** Without what is fetched later and rarely (a language, a calendar file, reading a booking back). */
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
    // Includes: why an appointment can't be rescheduled, and its own page; seats; an empty embed.js log; limits for a
    // record's links; bookings that Cal.com doesn't know yet; host pages that remove parts or pass empty props;
    // announcements for screen readers; the offer of a slow page; each error's address in the docs, and the directive of
    // a Content-Security-Policy that blocks the page.
    name: 'BookAppointment (target 8)',
    import: widget,
    modifyEsbuildConfig: firstLoad,
    limit: '25.7 kB',
  },
  {
    ...client,
    name: 'BookAppointment, with all that it may fetch later',
    import: widget,
    // With the booking hooks behind the panel, Cal.com's refusals by rule, and all languages.
    limit: '67.7 kB',
  },
  {
    ...client,
    // With the patient's data from a record (prefillFromRecord) and all data points of Get booking (bookingData).
    name: 'everything of . (target 16)',
    import: '*',
    modifyEsbuildConfig: firstLoad,
    limit: '54.4 kB',
  },
  {
    ...client,
    // With checks of the app's QueryClient and of each option by name; also in the next ones.
    name: 'the four booking hooks and their client',
    import: hooks,
    modifyEsbuildConfig: firstLoad,
    limit: '13.8 kB',
  },
  // Its webhooks follow each seat and pending reschedules; its proxies remove other people's data and never treat a
  // patient's name as the value that an activity was completed with.
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
