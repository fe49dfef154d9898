import { describe, expect, it } from 'vitest';
import { webhookFixture } from '../../../src/testing';
import type { CalEvent } from '../../../src/testing/protocol/types';
import { createClient, TUESDAY_NINE, TUESDAY_TEN } from '../calClient';
import { events, webhooks } from './captures';
import { DELIBERATE } from './deliberate';
import { createPage, toldBooking } from './page';
import { differences, unexplained, type Difference } from './shape';
import { createHooked } from './hooked';

const NINE = { start: TUESDAY_NINE };
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** What the sandbox's page tells, by the capture that it is held to. */
const VISITS: Record<string, () => Promise<CalEvent[]>> = {
  'first-visit': () => createPage().book('intake-in-person', NINE),
  'on-request': () => createPage().book('intake-confirm', NINE),
  'weekly-visit': () => createPage().book('intake-recurring', NINE),
  'seat-first': () => createPage().book('intake-seats-shown', NINE),
  async moved() {
    const { book } = createPage();
    const { uid } = toldBooking(await book('intake-in-person', NINE));
    return book('intake-in-person', { start: TUESDAY_TEN, rescheduleUid: uid });
  },
  async cancelled() {
    const { book, cal } = createClient();
    const { uid } = await book('intake-in-person');
    return createPage(cal).cancel(String(uid));
  },
  async 'seat-joined'() {
    const { book } = createPage();
    await book('intake-seats-shown', NINE);
    return book('intake-seats-shown', { ...NINE, name: 'Kim' });
  },
  async 'seat-reschedule'() {
    const { book } = createPage();
    const { seatReferenceUid = '' } = toldBooking(await book('intake-seats-shown', NINE));
    return book('intake-seats-shown', { start: TUESDAY_TEN, rescheduleUid: seatReferenceUid });
  },
};

/** What the sandbox sends, by the capture that it is held to. */
const DELIVERIES: Record<string, () => Promise<unknown>> = {
  ...Object.fromEntries(
    Object.keys(webhooks.deliveries).map((name) => [name, () => createHooked().deliver(name)]),
  ),
  // The sandbox has no series that waits for the host; the testing kit does.
  async 'BOOKING_REQUESTED weekly-on-request'() {
    const occurrences = [{ start: TUESDAY_NINE }, { start: '2027-01-12T08:00:00.000Z' }];
    return JSON.parse((await webhookFixture('BOOKING_REQUESTED', { occurrences })).body);
  },
};

const isBookingEvent = ({ type }: CalEvent): boolean => /Successful|Cancelled/.test(type);

describe('the sandbox, compared with what a running Cal.com sent', () => {
  it('has every captured kind of message', () => {
    expect(new Set(Object.keys(VISITS))).toEqual(new Set(Object.keys(events)));
    expect(Object.keys(webhooks.deliveries)).toHaveLength(22);
  });

  it('sends the same from page and webhooks, except for intended differences', async () => {
    const found: Record<string, Difference[]> = {};
    for (const [name, visit] of Object.entries(VISITS)) {
      const captured = (events[name] ?? []).filter(isBookingEvent);
      const own = await visit();
      expect([name, own.map(({ type }) => type)]).toEqual([name, captured.map(({ type }) => type)]);
      for (const [index, { type, data }] of captured.entries()) {
        found[`${name} ${type}`] = differences(asJson(own[index]?.data), data);
      }
    }
    for (const [name, deliver] of Object.entries(DELIVERIES)) {
      const captured: unknown = JSON.parse(webhooks.deliveries[name]?.body ?? '');
      found[name] = differences(asJson(await deliver()), captured);
    }
    expect(unexplained(found, DELIBERATE)).toEqual({ unknown: [], stale: [] });
  });
});
