import manifest from '../package.json' with { type: 'json' };
import { TROUBLESHOOTING_URL } from '../src/docs';

/** npm needs these addresses to prove where a published package comes from. */
const places = {
  homepage: manifest.homepage,
  repository: manifest.repository.url,
  bugs: manifest.bugs,
  // Each error has it. It is in src/docs.ts.
  TROUBLESHOOTING_URL,
};
const missing = Object.entries(places).flatMap(([name, url]) =>
  url.includes('.invalid') ? [name] : [],
);
if (missing.length > 0) {
  console.error(`Not published: there are placeholders for ${missing.join(', ')}.`);
  process.exitCode = 1;
}
