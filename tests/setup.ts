import '@testing-library/jest-dom/vitest';
import { afterEach } from 'vitest';

// Files with `@vitest-environment node` share this setup, and have nothing to clean up.
if (typeof document !== 'undefined') {
  const { cleanup } = await import('@testing-library/react');
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  afterEach(cleanup);
}
