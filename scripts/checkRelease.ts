import manifest from '../package.json' with { type: 'json' };

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
  console.error(`Not published: package.json has placeholders for ${missing.join(', ')}.`);
  process.exitCode = 1;
}
