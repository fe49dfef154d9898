import type { CalSandbox } from '../../sandbox/cal/index';
import { HOST } from '../../sandbox/cal/eventTypes';
import { successRedirect, type RedirectedBooking } from '../../src/testing/protocol/redirect';
import type { BookingResponse } from '../../src/testing/protocol/types';
import { bookingPageUrl, type BookingPageUrlOptions } from '../../src/index';
import { eventTypeId, TUESDAY_NINE } from '../sandbox/calClient';

export const RETURN_PAGE = 'https://clinic.example/booked?tab=2';

export interface Visit extends Partial<BookingPageUrlOptions> {
  slug?: string;
  start?: string;
  /** When the booking that is moved was. */
  formerStart?: string;
}

export interface Visited {
  uid: string;
  seatUid: string | undefined;
  /** Where the patient is led to. */
  href: string;
}

/** Sends a patient to the booking page, books there, and follows the redirect: what the page itself does, without it. */
export async function bookAndReturn(
  cal: CalSandbox,
  { slug = 'intake-redirect', start = TUESDAY_NINE, formerStart, ...options }: Visit = {},
): Promise<Visited> {
  const page = new URL(
    bookingPageUrl({
      calLink: `clinic/${slug}`,
      activityId: 'act-1',
      careFlowId: 'flow-1',
      ...options,
    }),
  );
  const metadata = [...page.searchParams].flatMap(([name, value]) => {
    const key = /^metadata\[(.+)\]$/.exec(name)?.[1];
    return key === undefined ? [] : [[key, value] as const];
  });
  const isSeries = slug.includes('recurring');
  const response = await cal.app.request(`/api/book/${isSeries ? 'recurring-event' : 'event'}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      eventTypeId: eventTypeId(slug),
      start,
      timeZone: 'Europe/London',
      language: 'en',
      responses: { name: 'Sam Okafor', email: 'sam@example.com', guests: [] },
      metadata: Object.fromEntries(metadata),
      rescheduleUid: page.searchParams.get('rescheduleUid'),
      rescheduledBy: null,
      isDryRun: false,
    }),
  });
  const answer = (await response.json()) as BookingResponse | BookingResponse[];
  const [booking] = [answer].flat() as (BookingResponse & RedirectedBooking)[];
  if (!booking?.uid) throw new Error(`The sandbox did not book: ${JSON.stringify(answer)}`);
  const href = successRedirect({
    target: RETURN_PAGE,
    pageSearch: page.search,
    visit: {
      isSuccessBookingPage: 'true',
      allRemainingBookings: isSeries ? 'true' : null,
      email: 'sam@example.com',
      eventTypeSlug: slug,
      seatReferenceUid: booking.seatReferenceUid,
      formerTime: formerStart && new Date(formerStart).toUTCString(),
    },
    booking,
    host: HOST,
    isEmbed: false,
    forwardsParams: true,
  });
  return { uid: booking.uid, seatUid: booking.seatReferenceUid, href };
}
