import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { BookAppointment, CalBookingProvider } from '../../src/index';

const widget = (props: object) => (
  <BookAppointment
    calLink=""
    activityId="activity-provider"
    completeActivity={async () => undefined}
    {...props}
  />
);

it('the provider’s options apply to all components, and a component’s own props take precedence', () => {
  const defaults = {
    theme: 'dark' as const,
    labels: { help: 'Call 0800 1234', misconfigured: 'Ask us' },
  };
  const { container, rerender } = render(
    <CalBookingProvider {...defaults}>{widget({})}</CalBookingProvider>,
  );
  expect(screen.getByRole('alert')).toHaveTextContent('Ask us');
  expect(screen.getByRole('alert')).toHaveTextContent('Call 0800 1234');
  expect(container.querySelector('[data-awell-booking-theme]')).toHaveAttribute(
    'data-awell-booking-theme',
    'dark',
  );

  rerender(
    <CalBookingProvider {...defaults}>
      {widget({ theme: 'light', labels: { misconfigured: 'Please ask' } })}
    </CalBookingProvider>,
  );
  expect(screen.getByRole('alert')).toHaveTextContent('Please ask');
  expect(screen.getByRole('alert')).toHaveTextContent('Call 0800 1234');
  expect(container.querySelector('[data-awell-booking-theme]')).toHaveAttribute(
    'data-awell-booking-theme',
    'light',
  );
});
