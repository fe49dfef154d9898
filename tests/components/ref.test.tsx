import { render } from '@testing-library/react';
import { createRef } from 'react';
import { expect, it } from 'vitest';
import { BookAppointment, BookAppointmentActivity } from '../../src/index';

const completeActivity = async () => undefined;

it('a ref is the outermost element, which has the app’s class and style, in every state', () => {
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
