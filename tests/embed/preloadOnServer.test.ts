// @vitest-environment node
import { expect, it } from 'vitest';
import { preloadBookingPage } from '../../src/index';

it('does nothing on a server, with any options', () => {
  for (const calLink of ['clinic/intake', '']) {
    expect(preloadBookingPage({ calLink })()).toBeUndefined();
  }
});
