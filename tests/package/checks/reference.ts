import { staleReferencePages } from '../../../scripts/reference';
import type { PackageCheck } from './check';

export const reference: PackageCheck = {
  name: 'reference pages',
  run: async (root) => {
    const { pages, stale } = await staleReferencePages(root);
    if (stale.length > 0) {
      throw new Error(
        `${stale.length} pages of docs/reference are not as the docstrings are, ${stale[0]} for one.\n` +
          'Run `npm run reference`, and read what has changed.',
      );
    }
    return `${pages} pages, as the docstrings are`;
  },
};
