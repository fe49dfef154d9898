import { render, renderHook, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import {
  BookAppointment,
  BookAppointmentActivity,
  useCompleteBookAppointment,
  type BookAppointmentProps,
  type ExtensionActivityRecord,
} from '../../src/index';

const record = (calLink: string): ExtensionActivityRecord => ({
  activity_id: 'activity-misconfigured',
  pathway_id: 'flow-1',
  plugin_key: 'calDotCom',
  plugin_action_key: 'bookAppointment',
  fields: [{ id: 'calLink', value: calLink }],
});

it('one mistake is reported once, even if each render passes a new record', () => {
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

const done = async () => undefined;

describe('a mistake that would prevent the completion is reported before the patient books', () => {
  const show = (props: Record<string, unknown>) => {
    const onError = vi.fn();
    const all = { calLink: 'clinic/intake', activityId: 'act', completeActivity: done, onError };
    const widget = (more: Record<string, unknown>) => (
      <BookAppointment {...({ ...all, ...more } as BookAppointmentProps)} />
    );
    return { onError, widget, ...render(widget(props)) };
  };

  it.each(['', ' ', undefined, null, 0, 42, {}])('an activityId of %j', (activityId) => {
    localStorage.clear();
    const { onError, widget, rerender, container } = show({ activityId });
    expect(onError).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: 'invalid_activity' }),
    );
    expect(container.querySelector('[data-awell-booking-page]')).toBeNull();
    expect(localStorage).toHaveLength(0);
    rerender(widget({ activityId: 'act' }));
    expect(container.querySelector('[data-awell-booking-page]')).not.toBeNull();
  });

  it('no completeActivity', () => {
    const { onError } = show({ completeActivity: undefined });
    expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: 'invalid_activity' });
  });

  it.each([
    ['loadTimeout', Number.NaN],
    ['loadTimeout', -1],
    ['loadTimeout', '5'],
    ['completionTimeout', Number.NaN],
    ['completionTimeout', -1],
  ])('a %s of %j, with the prop’s name', (field, value) => {
    const { onError } = show({ [field]: value });
    expect(onError.mock.calls[0]?.[0]).toMatchObject({ code: 'invalid_input', field });
  });

  it('in useCompleteBookAppointment, which doesn’t throw and recovers', () => {
    localStorage.clear();
    const onError = vi.fn();
    const { result, rerender } = renderHook(
      ({ activityId }) =>
        useCompleteBookAppointment({ activityId, completeActivity: done, onError }),
      { initialProps: { activityId: ' ' } },
    );
    expect(result.current).toMatchObject({ status: 'failed', error: { code: 'invalid_activity' } });
    result.current.retry();
    expect(onError).toHaveBeenCalledOnce();
    expect(localStorage).toHaveLength(0);
    rerender({ activityId: 'act' });
    expect(result.current).toMatchObject({ status: 'idle', error: undefined });
  });
});
