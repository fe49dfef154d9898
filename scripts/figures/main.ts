import { axeFigures } from './axe';
import { languageFigures } from './languages';

/** Measures what the docs promise about languages and accessibility. */
const languages = await languageFigures();
console.log('Languages: texts, and bytes to download (minified, gzip)');
console.table(languages.map(({ missing, ...figure }) => ({ ...figure, missing: missing.length })));

const stories = await axeFigures(process.cwd());
const problems = stories.filter(({ problem }) => problem);
console.table(stories.map(({ story, passes, problem }) => ({ story, passes, problem })));
console.log(`axe: ${stories.length} stories, ${problems.length} with a violation`);
process.exitCode = problems.length === 0 && languages.every(({ missing }) => !missing[0]) ? 0 : 1;
