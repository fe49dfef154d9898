import '@testing-library/jest-dom/vitest';
import { afterEach } from 'vitest';

// Files with `@vitest-environment node` share this setup, but have nothing to clean up.
if (typeof document !== 'undefined') {
  const { cleanup, configure } = await import('@testing-library/react');
  // Much longer than any test takes, because the machine may be busy with other tests.
  configure({ asyncUtilTimeout: 10_000 });
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  afterEach(cleanup);
}
