import * as ReactDOM from 'react-dom';

// Bundlers refuse the name where React 18 does not have it.
const dom: Partial<typeof ReactDOM> = ReactDOM;

/** React's own way to fetch something while rendering. React 18 has none: there it is fetched with the first commit. */
export const { preload } = dom;
