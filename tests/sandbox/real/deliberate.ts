import type { Deliberate } from './shape';

const OTHER_EVENT_TYPE =
  'The page tells the event type of a cancelled booking by another query; here it is that of the other events.';
const ANSWERS = 'Which answers are kept depends on who booked, and with which fields.';

/** Where the sandbox, and the testing kit, differ from the captures on purpose. */
export const DELIBERATE: readonly Deliberate[] = [
  {
    of: /^weekly-visit bookingSuccessfulV2$/,
    path: '',
    why: 'This series meets by video and has a link; the captured one met at an address.',
  },
  { of: /^cancelled /, path: 'eventType', why: OTHER_EVENT_TYPE },
  { of: /^cancelled /, path: 'eventType.locations[]', why: OTHER_EVENT_TYPE },
  { of: /^cancelled /, path: 'eventType.metadata', why: OTHER_EVENT_TYPE },
  { of: /^cancelled /, path: 'eventType.owner', why: OTHER_EVENT_TYPE },
  { of: /^cancelled /, path: 'eventType.profile', why: OTHER_EVENT_TYPE },
  { of: /^BOOKING_CANCELLED group-class$/, path: 'payload.responses', why: ANSWERS },
  { of: /^BOOKING_REQUESTED weekly-on-request$/, path: 'payload.responses', why: ANSWERS },
];
