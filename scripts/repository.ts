import pkg from '../package.json' with { type: 'json' };

/** Address of the repository, as package.json has it. */
export const repositoryUrl = pkg.repository.url.replace(/^git\+/, '').replace(/\.git$/, '');

/** Address of a file or folder of the repository. @param kind `raw` for an image, which a page shows. */
export const repositoryAddress = (path: string, kind: 'blob' | 'tree' | 'raw'): string =>
  `${repositoryUrl}/${kind}/HEAD/${path}`;
