import { differences } from '../../../scripts/apiReport';
import type { PackageCheck } from './check';

export const surface: PackageCheck = {
  name: 'API report',
  run: async () => {
    const { reports, changed } = await differences();
    if (changed.length > 0) {
      throw new Error(
        `The public surface is another than in ${changed.join(', ')}.\n` +
          'If that is meant, run `npm run api`, and look at the difference in review.',
      );
    }
    return `${reports.join(', ')} as checked in`;
  },
};
