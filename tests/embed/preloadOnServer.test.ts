// @vitest-environment node
import { expect, it } from 'vitest';
import { preloadBookingPage } from '../../src/index';

it('does nothing on a server, whatever it is given', () => {
  for (const calLink of ['clinic/intake', '']) {
    expect(preloadBookingPage({ calLink })()).toBeUndefined();
  }
});
