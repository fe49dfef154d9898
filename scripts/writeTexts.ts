import { writeFileSync } from 'node:fs';
import { textsPage } from './textsTable';

writeFileSync('docs/texts.md', await textsPage());
