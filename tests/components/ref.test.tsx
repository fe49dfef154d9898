import { render } from '@testing-library/react';
import { createRef } from 'react';
import { expect, it, vi } from 'vitest';
import { BookAppointment, BookAppointmentActivity } from '../../src/index';

const completeActivity = async () => undefined;

it('the ref is the outermost element, with the app’s class and style, in every state', () => {
  const ref = createRef<HTMLDivElement>();
  const looks = { className: 'mine', style: { maxWidth: 400 }, ref, completeActivity };
  const { rerender, unmount } = render(
    <BookAppointment calLink="clinic/intake" activityId="activity-ref" {...looks} />,
  );
  expect(ref.current).toHaveAttribute('data-status', 'loading');
  expect(ref.current).toHaveClass('mine');
  expect(ref.current).toHaveStyle({ maxWidth: '400px' });
  rerender(<BookAppointment calLink="" activityId="activity-ref" {...looks} />);
  expect(ref.current).toHaveAttribute('data-status', 'failed');
  expect(ref.current?.isConnected).toBe(true);
  rerender(<BookAppointmentActivity activityDetails={{} as never} {...looks} />);
  expect(ref.current).toHaveAttribute('data-status', 'failed');
  expect(ref.current).toHaveClass('mine');
  unmount();
  expect(ref.current).toBeNull();
});

it('a callback ref is called once, even if each render passes a new function', () => {
  const called = vi.fn();
  const shown = (kind: string) => (
    <BookAppointment
      calLink="clinic/intake"
      activityId="activity-ref"
      className={kind}
      ref={(element) => called(element)}
      completeActivity={completeActivity}
    />
  );
  const { rerender, unmount } = render(shown('one'));
  rerender(shown('two'));
  rerender(shown('three'));
  expect(called.mock.calls).toEqual([[expect.any(HTMLDivElement)]]);
  unmount();
  expect(called.mock.calls.slice(1)).toEqual([[null]]);
});
