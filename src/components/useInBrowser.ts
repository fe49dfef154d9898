import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/**
 * What only the patient's browser knows. `undefined` on a server, and while React takes over its HTML, which has to
 * say the same; known from the first render where there is none.
 */
export const useInBrowser = <T>(read: () => T): T | undefined =>
  useSyncExternalStore(never, read, () => undefined);
