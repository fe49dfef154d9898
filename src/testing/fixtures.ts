import type { ExtensionActivityRecord } from '../api/awellActivity';
import type { Booking } from '../booking/booking';
import { parseBooking } from '../api/cal/parseBooking';
import { toRecord, type FakeBookingDetails } from './fakeBooking';
import { apiBooking } from './protocol/apiBooking';
import { successRedirect } from './protocol/redirect';

const CAL_ORIGIN = 'https://app.cal.com';

function apiBookingOf(details: FakeBookingDetails) {
  const { booking, host, eventType } = toRecord(details);
  const { id, ...rest } = apiBooking(booking, host, eventType);
  return details.id === null ? rest : { id, ...rest };
}

/**
 * A booking, as `useBooking` and `createCalClient` give it.
 *
 * @throws BookingError `invalid_input` for a field that does not exist, and for what is no time.
 */
export const bookingFixture = (details: FakeBookingDetails = {}): Booking =>
  parseBooking(apiBookingOf(details), CAL_ORIGIN) as Booking;

/** What Cal.com's API v2 answers `GET /v2/bookings/{uid}` with: the JSON of a 200. */
export const calAnswerFixture = (details: FakeBookingDetails = {}) => ({
  status: 'success' as const,
  data: apiBookingOf(details),
});

/** What Cal.com's API v2 refuses with: the JSON of a 4xx or 5xx. */
export const calErrorFixture = (
  status = 404,
  message = 'Booking with uid=fake-booking-1 was not found in the database',
) => ({
  status: 'error' as const,
  timestamp: '2030-01-01T08:00:00.000Z',
  path: '/v2/bookings/fake-booking-1',
  error: {
    code: status === 404 ? 'NotFoundException' : `Http${status}Exception`,
    message,
    details: { message, statusCode: status },
  },
});

/**
 * The address that Cal.com leads a patient back to after a booking on its own page: a success redirect with its
 * parameters forwarded, for pages that use `readBookingRedirect`.
 *
 * @param returnUrl Where the event type redirects to.
 */
export function redirectFixture(returnUrl: string, details: FakeBookingDetails = {}): string {
  const { booking, host, eventType } = toRecord(details);
  const metadata = Object.entries(booking.metadata).map(([key, value]) => [
    `metadata[${key}]`,
    value,
  ]);
  return successRedirect({
    target: returnUrl,
    pageSearch: `?${new URLSearchParams(metadata)}`,
    visit: {
      isSuccessBookingPage: 'true',
      email: booking.attendees[0]?.email,
      eventTypeSlug: eventType.slug,
      seatReferenceUid: details.seatUid,
    },
    booking,
    host,
    isEmbed: false,
    forwardsParams: true,
  });
}

export interface ActivityRecordFixtureOptions {
  /** As a designer types it; the record has it HTML-encoded. @default 'clinic/intake' */
  calLink?: string | undefined;
  /** Left out of the settings where it is not given. */
  customDomain?: string | undefined;
  /** Id of the activity. */
  activityId?: string | undefined;
  /** Id of the care flow. */
  careFlowId?: string | undefined;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
  '`': '&#x60;',
  '=': '&#x3D;',
};

/** As Awell encodes text values. */
const encode = (text: string): string =>
  text.replace(/[&<>"'`=]/g, (char) => ENTITIES[char] ?? char);

/** Awell's extension activity record of "Book appointment", as `extensionActivityRecord` of its API gives it. */
export const activityRecordFixture = ({
  calLink = 'clinic/intake',
  customDomain,
  activityId = 'fake-activity-1',
  careFlowId = 'fake-care-flow-1',
}: ActivityRecordFixtureOptions = {}): ExtensionActivityRecord => ({
  id: 'fake-record-1',
  activity_id: activityId,
  pathway_id: careFlowId,
  plugin_key: 'calDotCom',
  plugin_action_key: 'bookAppointment',
  fields: [{ id: 'calLink', type: 'STRING', label: 'Cal Link', value: encode(calLink) }],
  settings:
    customDomain === undefined
      ? []
      : [{ key: 'customDomain', label: 'Custom domain', value: customDomain }],
});
