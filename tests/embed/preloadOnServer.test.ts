// @vitest-environment node
import { expect, it } from 'vitest';
import { preloadBookingPage } from '../../src/index';

it('does nothing on a server, and still says what is wrong', () => {
  const cancel = preloadBookingPage({ calLink: 'clinic/intake' });
  expect(cancel()).toBeUndefined();
  expect(() => preloadBookingPage({ calLink: '' })).toThrowError(
    expect.objectContaining({ code: 'invalid_cal_link' }),
  );
});
