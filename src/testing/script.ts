import { installFakeCal, type FakeCal } from './fakeCal';

declare global {
  /** The fake booking page that this script has installed. */
  // oxlint-disable-next-line no-var -- only `var` declares a property of the global object
  var fakeCal: FakeCal;
}

// A script for tests that drive a browser from outside, for example with Playwright's `addInitScript`.
globalThis.fakeCal = installFakeCal();
