import { dehydrate, hydrate, QueryClient } from '@tanstack/react-query';
import { act, render, screen } from '@testing-library/react';
import type { ReactElement, Ref } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { BookAppointment, BookingDetails, bookingQueryOptions } from '../../src/index';
import { bookingInput, createSandboxClient } from '../api/cal/sandboxClient';
import { NOW } from '../sandbox/calClient';

beforeEach(() => {
  vi.setSystemTime(NOW);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  document.body.replaceChildren();
});

/** Renders on a server, and hydrates in a browser in another time zone. */
async function hydrateElsewhere(onServer: ReactElement, inBrowser: ReactElement) {
  vi.stubEnv('TZ', 'UTC');
  const html = renderToString(onServer);
  vi.stubEnv('TZ', 'America/New_York');
  const container = document.createElement('div');
  document.body.append(container);
  container.innerHTML = html;
  const onRecoverableError = vi.fn();
  const root = await act(async () => hydrateRoot(container, inBrowser, { onRecoverableError }));
  onTestFinished(() => act(() => root.unmount()));
  expect(onRecoverableError).not.toHaveBeenCalled();
  return html;
}

/** A page with an appointment that its server has prefetched. */
async function prefetch() {
  const { client } = createSandboxClient({ apiKey: undefined });
  const { uid: bookingUid } = await client.createBooking(bookingInput());
  const asked = { client, bookingUid };
  const onServer = new QueryClient();
  await onServer.prefetchQuery(bookingQueryOptions({ ...asked, followReschedules: true }));
  const page = (queryClient: QueryClient, ref?: Ref<HTMLDivElement>) => (
    <BookingDetails {...asked} queryClient={queryClient} ref={ref} locale="en-GB" />
  );
  const inBrowser = new QueryClient();
  hydrate(inBrowser, dehydrate(onServer));
  return { page, onServer, inBrowser };
}

it('a prefetched appointment is shown in the patient’s own time zone', async () => {
  const { page, onServer, inBrowser } = await prefetch();
  const html = await hydrateElsewhere(page(onServer), page(inBrowser));
  expect(html).toContain('Loading your appointment');
  expect(screen.getByRole('time')).toHaveTextContent('Tuesday, 5 January 2027, 03:00–03:30');
});

it('an appointment in the cache is shown at once on the next page', async () => {
  const { page, inBrowser } = await prefetch();
  const statuses: unknown[] = [];
  render(page(inBrowser, (element) => void statuses.push(element?.dataset['status'])));
  expect(statuses[0]).toBe('accepted');
});

it('a stored booking of an earlier visit is shown after hydration', async () => {
  const activityId = 'activity-hydrated';
  const kept = { activityId, bookingUid: 'abc', at: Date.now() };
  localStorage.setItem(`awell-cal-booking:${activityId}`, JSON.stringify(kept));
  const widget = (
    <BookAppointment
      calLink="clinic/intake"
      activityId={activityId}
      completeActivity={() => new Promise(() => undefined)}
    />
  );
  const html = await hydrateElsewhere(widget, widget);
  expect(html).toContain('Loading available times');
  expect(screen.getByRole('heading')).toHaveTextContent('Your appointment is booked');
});
