import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { BookAppointment } from '../../src/components/BookAppointment';

const CAL = 'https://booking.clinic.example';
const askedOf = (origin: string): number =>
  document.head.querySelectorAll(`[src^="${origin}/"], [href^="${origin}/"]`).length;

function mount(activityId: string, calOrigin: string): void {
  render(
    <BookAppointment
      calLink="clinic/intake"
      calOrigin={calOrigin}
      activityId={activityId}
      completeActivity={() => Promise.resolve()}
    />,
  );
}

it('embed.js is loaded as soon as the widget mounts, but not if a booking is stored', () => {
  const kept = { activityId: 'kept', bookingUid: 'abc', at: Date.now(), outcome: 'completed' };
  localStorage.setItem('awell-cal-booking:kept', JSON.stringify(kept));
  mount('kept', CAL);
  expect(askedOf(CAL)).toBe(0);
  mount('new', CAL);
  expect(askedOf(CAL)).toBe(1);
});
