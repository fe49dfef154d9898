import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import '../../src/element';
import type { ActivityCompletion, BookAppointmentElement } from '../../src/element';
import { emitBooking, failEmbed, installFakeCal, type FakeCal } from '../../src/testing';

let cal: FakeCal;
beforeEach(() => {
  // Whoever uses the element does not know what it is made with.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
  cal = installFakeCal();
  localStorage.clear();
});
afterEach(() => {
  document.body.replaceChildren();
  cal.uninstall();
});

function place(activityId: string): BookAppointmentElement {
  const element = document.createElement('awell-book-appointment');
  element.setAttribute('cal-link', 'clinic/intake');
  element.setAttribute('activity-id', activityId);
  document.body.append(element);
  return element;
}

it('the custom element books on the fake page and fires its events', async () => {
  const element = place('activity-1');
  const completeActivity = vi.fn<(completion: ActivityCompletion) => Promise<void>>(
    async () => undefined,
  );
  element.completeActivity = completeActivity;
  const completed = new Promise<Event>((resolve) => {
    element.addEventListener('awell-completed', resolve, { once: true });
  });
  const ready = new Promise((resolve) => {
    element.addEventListener('awell-ready', resolve, { once: true });
  });
  await ready;
  const { id } = await emitBooking({ start: '2030-01-07T09:00:00Z' });
  await completed;
  expect(completeActivity).toHaveBeenCalledTimes(1);
  expect(completeActivity.mock.lastCall?.[0]).toMatchObject({
    activityId: 'activity-1',
    dataPoints: [{ key: 'bookingId', value: String(id) }],
  });
});

it('the custom element reports that the page can’t be shown', async () => {
  failEmbed('blocked');
  const element = place('activity-2');
  const failed = await new Promise<CustomEvent>((resolve) => {
    element.addEventListener('awell-error', (event) => resolve(event as CustomEvent), {
      once: true,
    });
  });
  expect(failed.detail).toMatchObject({ code: 'embed_blocked' });
});
