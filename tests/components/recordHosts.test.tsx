import { act, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BookAppointmentActivity, CalBookingProvider } from '../../src';
import { activityRecordFixture, installFakeCal, type FakeCal } from '../../src/testing';

let cal: FakeCal;
beforeEach(() => {
  cal = installFakeCal();
});
afterEach(() => cal.uninstall());

let shown = 0;
/** The page that the patient gets for a link that a designer typed. */
async function openedBy(
  calLink: string,
  {
    customDomain,
    ...props
  }: { customDomain?: string; allowedOrigins?: string[]; calOrigin?: string } = {},
  calOriginOfApp?: string,
) {
  const onError = vi.fn();
  const record = activityRecordFixture({ activityId: `record-${(shown += 1)}`, calLink });
  const settings = customDomain ? [{ key: 'customDomain', value: customDomain }] : [];
  const { unmount } = render(
    <CalBookingProvider calOrigin={calOriginOfApp}>
      <BookAppointmentActivity
        activityDetails={{ ...record, settings }}
        completeActivity={async () => undefined}
        onError={onError}
        {...props}
      />
    </CalBookingProvider>,
  );
  await act(async () => undefined);
  const opened = cal.pages.at(-1)?.url.origin;
  const [refused] = onError.mock.calls.map(([{ code }]) => code as string);
  expect(document.querySelector('[src*=evil], [href*=evil]')).toBeNull();
  unmount();
  return opened ?? refused;
}

it('a record can open Cal.com’s own hosts', async () => {
  expect(await openedBy('clinic/intake')).toBe('https://app.cal.com');
  expect(await openedBy('https://cal.com/clinic/intake')).toBe('https://app.cal.com');
  expect(await openedBy('https://clinic.cal.com/intake')).toBe('https://clinic.cal.com');
});

it.each([
  'https://evil.example/clinic/intake',
  'https://cal.com.evil.example/a/b',
  'https://xcal.com/a/b',
])('a record can’t open a host that isn’t allowed: %s', async (calLink) => {
  expect(await openedBy(calLink)).toBe('invalid_cal_link');
  expect(document.querySelector('iframe, script[src*=evil], link[href*=evil]')).toBeNull();
});

it('a record can open a host that its settings or the app allow', async () => {
  const calLink = 'https://booking.clinic.example/intake';
  const origin = 'https://booking.clinic.example';
  expect(await openedBy(calLink, { customDomain: origin })).toBe(origin);
  expect(await openedBy(calLink, { allowedOrigins: [origin] })).toBe(origin);
  expect(await openedBy(calLink, { calOrigin: origin })).toBe(origin);
  expect(await openedBy(calLink, {}, origin)).toBe(origin);
  expect(await openedBy(calLink, { customDomain: 'https://other.example' })).toBe(
    'invalid_cal_link',
  );
});
