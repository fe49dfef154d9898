import { run } from '../npm';
import { unpack } from '../unpacked';
import type { PackageCheck } from './check';
import { react18World } from './worlds';

/** Renders on a server, hydrates in StrictMode, books, unmounts; and reports React's warnings. */
const visit = (load: string): string => `
const problems = [];
for (const level of ['error', 'warn']) {
  console[level] = (...args) => problems.push(args.map(String).join(' ').slice(0, 300));
}
${load}
(async () => {
  const { React, renderToString, JSDOM } = await before();
  const { createElement, StrictMode } = React;
  const lib = await loadLibrary();
  const completeActivity = async () => {};
  const widget = () =>
    createElement(StrictMode, null, createElement(lib.BookAppointment, {
      calLink: 'clinic/intake', activityId: 'activity-1', completeActivity,
    }));
  const html = renderToString(widget());

  const { window } = new JSDOM('<!doctype html><div id="root"></div>', {
    url: 'https://app.example/', pretendToBeVisual: true,
  });
  for (const name of Object.getOwnPropertyNames(window)) {
    if (!(name in globalThis)) globalThis[name] = window[name];
  }
  Object.assign(globalThis, { window, MessageEvent: window.MessageEvent, Event: window.Event });
  globalThis.IS_REACT_ACT_ENVIRONMENT = true;
  const { hydrateRoot, act } = await afterDom();
  const { installFakeCal, emitBooking } = await loadTesting();

  installFakeCal({ act });
  const container = document.getElementById('root');
  container.innerHTML = html;
  let root;
  await act(async () => { root = hydrateRoot(container, widget()); });
  await emitBooking();
  const text = container.textContent;
  await act(async () => root.unmount());
  const left = document.querySelectorAll('iframe').length;
  console.log(JSON.stringify({ version: React.version, problems, html, text, left }));
  process.exit(0);
})();`;

const esm = visit(`
const before = async () => ({
  React: await import('react'),
  renderToString: (await import('react-dom/server')).renderToString,
  JSDOM: (await import('jsdom')).JSDOM,
});
const loadLibrary = () => import('awell-cal-booking');
const loadTesting = () => import('awell-cal-booking/testing');
const afterDom = async () => ({
  hydrateRoot: (await import('react-dom/client')).hydrateRoot,
  act: (await import('react')).act ?? (await import('react-dom/test-utils')).act,
});`);

const commonjs = visit(`
const before = () => ({
  React: require('react'),
  renderToString: require('react-dom/server').renderToString,
  JSDOM: require('jsdom').JSDOM,
});
const loadLibrary = () => require('awell-cal-booking');
const loadTesting = () => require('awell-cal-booking/testing');
const afterDom = () => ({
  hydrateRoot: require('react-dom/client').hydrateRoot,
  act: require('react').act ?? require('react-dom/test-utils').act,
});`);

interface Visit {
  version: string;
  problems: string[];
  html: string;
  text: string;
  left: number;
}

function mistakesOf({ problems, html, text, left }: Visit): string[] {
  return [
    ...problems,
    ...(html.includes('min-height:var(--awell-booking-min-height, 30rem)')
      ? []
      : ['the server renders no place of the right size']),
    ...(text.includes('Your clinic has received your booking.')
      ? []
      : [`not booked, but: ${text}`]),
    ...(left > 0 ? [`${left} iframes are left`] : []),
  ];
}

export const reactMatrix: PackageCheck = {
  name: 'React',
  run: async (root, { tarball }) => {
    const lines: string[] = [];
    for (const projects of [[await react18World(root), root], [root]]) {
      const app = unpack(tarball, ...projects);
      try {
        app.write({ 'visit.mjs': esm, 'visit.cjs': commonjs });
        for (const file of ['visit.mjs', 'visit.cjs']) {
          const said = JSON.parse(await run(app.folder, 'node', [file])) as Visit;
          const mistakes = mistakesOf(said);
          if (mistakes.length > 0) {
            throw new Error(`React ${said.version}, ${file}:\n${mistakes.join('\n')}`);
          }
          lines.push(`${said.version} ${file === 'visit.mjs' ? 'ESM' : 'CommonJS'}`);
        }
      } finally {
        app.remove();
      }
    }
    return `${lines.join(', ')}; server, hydration, StrictMode, a booking, no warning`;
  },
};
