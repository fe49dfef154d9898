import '@testing-library/jest-dom/vitest';
import { afterEach } from 'vitest';

// Files with `@vitest-environment node` share this setup, but have nothing to clean up.
if (typeof document !== 'undefined') {
  const { cleanup, configure } = await import('@testing-library/react');
  // Much longer than needed, for a machine that runs other tests at the same time.
  configure({ asyncUtilTimeout: 10_000 });
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  afterEach(cleanup);
}
