import manifest from '../package.json' with { type: 'json' };
import { TROUBLESHOOTING_URL } from '../src/docs';
import { repositoryAddress } from './repository';

/** npm needs these addresses to prove where a published package comes from. */
const places = {
  homepage: manifest.homepage,
  repository: manifest.repository.url,
  bugs: manifest.bugs,
};
const missing = Object.entries(places).flatMap(([name, url]) =>
  url.includes('.invalid') ? [name] : [],
);
if (missing.length > 0) {
  console.error(`Not published: there are placeholders for ${missing.join(', ')}.`);
  process.exitCode = 1;
}
// Each error has this address.
const troubleshooting = repositoryAddress('docs/troubleshooting.md', 'blob');
if (TROUBLESHOOTING_URL !== troubleshooting) {
  console.error(`Not published: TROUBLESHOOTING_URL in src/docs.ts must be ${troubleshooting}`);
  process.exitCode = 1;
}
