import { act } from '@testing-library/react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, it, vi } from 'vitest';
import { BookAppointment, BookAppointmentActivity, BookingPageHints } from '../../src/index';

const widget = (
  <BookAppointment
    calLink="clinic/intake"
    activityId="activity-server"
    completeActivity={async () => undefined}
  />
);

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

it('the server renders a placeholder of the right size that says it is loading', () => {
  const html = renderToString(widget);
  expect(html).toContain('Loading available times');
  expect(html).toContain('min-height:var(--awell-booking-min-height, 30rem)');
  expect(html).toContain('data-status="loading"');
});

const SCRIPT_HINT = '<link rel="preload" href="https://app.cal.com/embed/embed.js" as="script"/>';

it('the first HTML preloads embed.js, on the page itself and with BookingPageHints on the page before', () => {
  expect(renderToString(widget)).toContain(SCRIPT_HINT);
  expect(renderToString(<BookingPageHints calLink="clinic/intake" />)).toContain(SCRIPT_HINT);
});

it('BookingPageHints renders nothing for an invalid calLink', () => {
  expect(renderToString(<BookingPageHints calLink="" />)).toBe('');
});

it('the server renders an invalid record without throwing', () => {
  const html = renderToString(
    <BookAppointmentActivity
      activityDetails={{} as never}
      completeActivity={async () => undefined}
    />,
  );
  expect(html).toContain('not set up correctly');
});

it('the widget hydrates without a warning', async () => {
  const error = vi.spyOn(console, 'error').mockReturnValue();
  const container = document.createElement('div');
  document.body.append(container);
  container.innerHTML = renderToString(widget);
  const root = await act(async () => hydrateRoot(container, widget));
  expect(error).not.toHaveBeenCalled();
  expect(container.querySelector('[data-status="loading"]')).not.toBeNull();
  // The hint in the first HTML was used, so React adds no second one.
  expect(document.querySelectorAll('link[rel=preload]').length).toBeLessThan(2);
  await act(async () => root.unmount());
  expect(document.querySelectorAll('iframe')).toHaveLength(0);
});
