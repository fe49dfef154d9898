import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/**
 * A value that only the patient's browser knows. `undefined` on a server and during hydration, which must render the
 * same; without server HTML it is known from the first render.
 */
export const useInBrowser = <T>(read: () => T): T | undefined =>
  useSyncExternalStore(never, read, () => undefined);
