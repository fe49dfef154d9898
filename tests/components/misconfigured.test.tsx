import { render, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { BookAppointmentActivity, type ExtensionActivityRecord } from '../../src/index';

const record = (calLink: string): ExtensionActivityRecord => ({
  activity_id: 'activity-misconfigured',
  pathway_id: 'flow-1',
  plugin_key: 'calDotCom',
  plugin_action_key: 'bookAppointment',
  fields: [{ id: 'calLink', value: calLink }],
});

it('one mistake is reported once, although the host builds the record anew for each render', () => {
  const onError = vi.fn();
  const onStatusChange = vi.fn();
  const activity = (calLink: string) => (
    <BookAppointmentActivity
      activityDetails={record(calLink)}
      completeActivity={async () => undefined}
      onError={onError}
      onStatusChange={onStatusChange}
    />
  );
  const { rerender } = render(activity(''));
  rerender(activity(''));
  rerender(activity(''));
  expect(screen.getByRole('alert')).toHaveTextContent('not set up correctly');
  expect(onError).toHaveBeenCalledOnce();
  expect(onError).toHaveBeenCalledWith(expect.objectContaining({ code: 'invalid_activity' }));
  expect(onStatusChange).toHaveBeenCalledWith(
    'failed',
    expect.objectContaining({ status: 'failed' }),
  );
  rerender(activity('clinic/intake'));
  expect(screen.getByRole('alert')).toBeEmptyDOMElement();
});
