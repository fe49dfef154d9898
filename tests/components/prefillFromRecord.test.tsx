import { act, render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BookAppointmentActivity, type Prefill } from '../../src';
import { activityRecordFixture, installFakeCal, type FakeCal } from '../../src/testing';

let cal: FakeCal;
beforeEach(() => {
  cal = installFakeCal();
});
afterEach(() => cal.uninstall());

const record = {
  ...activityRecordFixture({ activityId: 'activity-1', calLink: 'clinic/intake' }),
  data_points: [
    { label: 'defaultName', value: 'Sam Okafor', valueType: 'string' },
    { label: 'defaultEmail', value: 'sam@example.com', valueType: 'string' },
  ],
};

/** The values in the booking form. */
async function filledWith(props: { prefillFromRecord?: boolean; prefill?: Prefill }) {
  const { unmount } = render(
    <BookAppointmentActivity
      activityDetails={record}
      completeActivity={async () => undefined}
      {...props}
    />,
  );
  await act(async () => undefined);
  const { searchParams } = cal.pages.at(-1)!.url;
  unmount();
  return [searchParams.get('name'), searchParams.get('email')];
}

it('prefillFromRecord fills the form from the record, and the app’s own prefill takes precedence', async () => {
  expect(await filledWith({})).toEqual([null, null]);
  expect(await filledWith({ prefillFromRecord: true })).toEqual(['Sam Okafor', 'sam@example.com']);
  expect(
    await filledWith({ prefillFromRecord: true, prefill: { email: 'own@example.com' } }),
  ).toEqual(['Sam Okafor', 'own@example.com']);
});
