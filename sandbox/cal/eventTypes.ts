import type { EventType, Host } from '../../src/testing/protocol/types';

/** An event type, and how its page behaves. The description says what you can see there. */
export interface SandboxEventType extends EventType {
  /** Other lengths that may be booked. */
  lengthInMinutesOptions: readonly number[];
  /** Everyone sees who shares a time, which isn't Cal.com's default. */
  seatsShowAttendees: boolean;
  /** Who must give a reason to cancel. Cal.com's default is the host. */
  requiresCancellationReason: 'MANDATORY_HOST_ONLY' | 'MANDATORY_BOTH';
  /** The API accepts bookings from the host only. */
  requiresAuthentication: boolean;
  /** How many upcoming bookings one patient may have. */
  maxActiveBookingsPerBooker: number | null;
  /** Offers a patient with too many bookings to reschedule the latest one. */
  offersReschedule: boolean;
  /** Has a redirect on booking. */
  redirects: boolean;
  forwardsParams: boolean;
  handshakeDelayMs: number;
  bookingDelayMs: number;
}

export const HOST: Host = {
  id: 4021,
  name: 'Dr. Lena Peeters',
  email: 'lena.peeters@clinic.example',
  username: 'clinic',
  timeZone: 'Europe/Brussels',
};

/** Cal.com's own video calls. */
export const VIDEO = 'integrations:daily';

const CLINIC = 'Harbour Street 1, Ghent';

const ORDINARY: Omit<SandboxEventType, 'id' | 'slug' | 'title' | 'description'> = {
  lengthInMinutes: 30,
  lengthInMinutesOptions: [],
  seatsShowAttendees: false,
  requiresConfirmation: false,
  price: 0,
  recurringCount: null,
  seatsPerTimeSlot: null,
  disableCancelling: false,
  disableRescheduling: false,
  minimumRescheduleNotice: null,
  location: VIDEO,
  requiresCancellationReason: 'MANDATORY_HOST_ONLY',
  requiresAuthentication: false,
  maxActiveBookingsPerBooker: null,
  offersReschedule: false,
  redirects: false,
  forwardsParams: true,
  fires: 'both',
  omitsNumericId: false,
  handshakeDelayMs: 0,
  bookingDelayMs: 0,
};

type Row = [
  slug: string,
  title: string,
  description: string,
  different?: Partial<SandboxEventType>,
];

const ROWS: Row[] = [
  ['intake', 'Intake', 'A first conversation with the care team.'],
  [
    'intake-confirm',
    'Intake on request',
    'The care team has to confirm: the booking stays pending.',
    { requiresConfirmation: true },
  ],
  [
    'intake-paid',
    'Paid intake',
    'Booked first and paid for after, in the same frame; pending until paid.',
    { price: 4500 },
  ],
  [
    'intake-recurring',
    'Weekly intake',
    'Four weekly appointments booked at once, told by the newer event only.',
    { recurringCount: 4 },
  ],
  [
    'intake-seats',
    'Group intake',
    'Shared times: whoever joins gets the same uid and no numeric id.',
    { seatsPerTimeSlot: 5 },
  ],
  [
    'intake-seats-paid',
    'Paid group intake',
    'Shared paid times: for whoever joins, the numeric id is the payment’s.',
    { seatsPerTimeSlot: 5, price: 2500 },
  ],
  [
    'intake-redirect',
    'Intake with redirect',
    'Leaves the host page for another address right after booking.',
    { redirects: true },
  ],
  [
    'intake-slow',
    'Slow intake',
    'Answers after three seconds and takes two more to book.',
    { handshakeDelayMs: 3000, bookingDelayMs: 2000 },
  ],
  ['intake-v1-only', 'Intake, older event', 'Fires the older event only.', { fires: 'v1' }],
  ['intake-v2-only', 'Intake, newer event', 'Fires the newer event only.', { fires: 'v2' }],
  [
    'intake-no-id',
    'Intake without id',
    'The older event’s booking has no numeric id.',
    { omitsNumericId: true },
  ],
  [
    'intake-no-cancel',
    'Fixed intake',
    'Can be neither cancelled nor rescheduled.',
    { disableCancelling: true, disableRescheduling: true },
  ],
  [
    'intake-lengths',
    'Intake of several lengths',
    'Half an hour, unless 15 or 60 minutes are asked for.',
    { lengthInMinutesOptions: [15, 30, 60] },
  ],
  [
    'intake-redirect-confirm',
    'Intake on request, with redirect',
    'Redirects while the booking still waits for the care team.',
    { redirects: true, requiresConfirmation: true },
  ],
  [
    'intake-redirect-paid',
    'Paid intake with redirect',
    'Redirects after the payment, without what the page was opened with.',
    { redirects: true, price: 4500 },
  ],
  [
    'intake-redirect-recurring',
    'Weekly intake with redirect',
    'Redirects with the first of four appointments.',
    { redirects: true, recurringCount: 4 },
  ],
  [
    'intake-redirect-seats',
    'Group intake with redirect',
    'Redirects with the seat, in an appointment that is shared.',
    { redirects: true, seatsPerTimeSlot: 5 },
  ],
  [
    'intake-redirect-bare',
    'Redirect that forwards nothing',
    'Redirects to the bare address: “Forward parameters” is off.',
    { redirects: true, forwardsParams: false },
  ],
  [
    'intake-seats-shown',
    'Open group intake',
    'Shared times at the clinic that show who else is there.',
    { seatsPerTimeSlot: 5, seatsShowAttendees: true, location: CLINIC },
  ],
  [
    'intake-in-person',
    'Intake at the clinic',
    'Takes place at an address, not in a video call.',
    { location: CLINIC },
  ],
  [
    'intake-reason',
    'Intake with a reason',
    'Whoever cancels has to say why, the patient too.',
    { requiresCancellationReason: 'MANDATORY_BOTH' },
  ],
  [
    'intake-notice',
    'Intake with notice',
    'The patient may move it until three days before.',
    { minimumRescheduleNotice: 3 * 24 * 60 },
  ],
  [
    'intake-host-only',
    'Intake by the host',
    'API v2 takes bookings with the host’s key only.',
    { requiresAuthentication: true },
  ],
  [
    'intake-once',
    'Intake, one at a time',
    'A patient may have one upcoming appointment.',
    { maxActiveBookingsPerBooker: 1 },
  ],
  [
    'intake-once-moved',
    'Intake, one at a time or moved',
    'A patient may have one upcoming appointment, and is offered to move it.',
    { maxActiveBookingsPerBooker: 1, offersReschedule: true },
  ],
];

const toEventType = (
  [slug, title, description, different]: Row,
  index: number,
): SandboxEventType => ({
  ...ORDINARY,
  ...different,
  id: 51801 + index,
  slug,
  title,
  description,
});

export const EVENT_TYPES: SandboxEventType[] = ROWS.map(toEventType);

export type BrokenPage = 'dead' | 'refused' | 'error';

/** Event pages that never become a booking page. A slug in neither table is a 404. */
export const BROKEN_PAGES: Record<string, { kind: BrokenPage; shows: string }> = {
  'intake-dead': { kind: 'dead', shows: 'A page that loads and never speaks.' },
  'intake-error': { kind: 'error', shows: 'HTTP 500: the link fails.' },
  'intake-refused': { kind: 'refused', shows: 'Refuses to be framed, so nothing is ever said.' },
};

export const findEventType = (slug: string): SandboxEventType | undefined =>
  EVENT_TYPES.find((eventType) => eventType.slug === slug);

export const eventTypeById = (id: number): SandboxEventType | undefined =>
  EVENT_TYPES.find((eventType) => eventType.id === id);
