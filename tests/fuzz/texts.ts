import * as fc from 'fast-check';

export const EMAIL = 'jo@example.com';

export const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string(),
  // Written as JSON may write it: half of a surrogate pair.
  fc.constantFrom(
    '\u{d800}',
    '&#xD800;',
    '&#0;',
    '&#1114112;',
    '&#x;',
    '&amp;amp;',
    '&constructor;',
  ),
);

const WORDS =
  'https:// http:// HTTPS: // / javascript: data: blob: file:/// @ jo:secret@ ' +
  'evil.example cal.com www.cal.com app.cal.eu clinic.cal.com evilcal.com clinic intake ' +
  'embed . .. %2e%2e %2f %00 ? # & = : :8080 ::1 [::1] é &amp; &#x3D; embed=1';

const LINK_PARTS = WORDS.split(' ').concat([
  '\\',
  '\\\\',
  ' ',
  '\t',
  '\n',
  '\u{0}',
  '\u{ff0f}',
  '\u{3002}',
  '\u{200b}',
]);

const parts = (names: readonly string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...names), { maxLength: 8 }).map((list) => list.join(''));

export const linkLike = fc.oneof(
  { arbitrary: parts(LINK_PARTS), weight: 4 },
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  anyText,
);

export const originLike = fc.oneof(
  fc.constantFrom('https://app.cal.com', 'https://booking.clinic.example/base', 'cal.eu', '', ' '),
  parts(LINK_PARTS),
  fc.webUrl(),
  anyText,
);

const dataPointLike = fc.record(
  { key: fc.oneof(fc.string(), fc.integer()), value: fc.anything() },
  { requiredKeys: [] },
);

/** JSON similar to an outbox entry. */
export const intentLike = fc
  .record(
    {
      activityId: fc.constantFrom('activity', 'activity', 'activity', 'another', 1),
      bookingUid: fc.oneof(fc.uuid(), fc.jsonValue()),
      bookingId: fc.jsonValue(),
      seatUid: fc.jsonValue(),
      dataPoints: fc.oneof(fc.array(dataPointLike), fc.jsonValue()),
      at: fc.oneof(fc.integer(), fc.jsonValue()),
      others: fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue()),
      awaits: fc.jsonValue(),
      sender: fc.oneof(fc.record({ tab: fc.jsonValue(), until: fc.jsonValue() }), fc.jsonValue()),
      outcome: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  .map((value) => JSON.stringify(value));

const person = fc.constant({ name: 'Jo', email: EMAIL, notes: EMAIL });

const wireLike = fc.record(
  {
    uid: fc.oneof(fc.uuid(), fc.anything()),
    id: fc.anything(),
    seatReferenceUid: fc.anything(),
    paymentId: fc.anything(),
    startTime: fc.oneof(fc.date().map(String), fc.anything()),
    status: fc.anything(),
    videoCallUrl: fc.oneof(fc.webUrl(), linkLike, fc.anything()),
    allBookings: fc.oneof(fc.array(fc.anything()), fc.anything()),
    attendees: fc.array(person),
    responses: person,
    user: person,
    userPrimaryEmail: fc.constant(EMAIL),
    description: fc.constant(EMAIL),
  },
  { requiredKeys: [] },
);

const eventType = fc.constantFrom(
  'bookingSuccessful',
  'bookingSuccessfulV2',
  'rescheduleBookingSuccessful',
  'rescheduleBookingSuccessfulV2',
  'bookingCancelled',
  'dryRunBookingSuccessfulV2',
  'linkReady',
  '__proto__',
);

/** A type and a payload similar to the booking page's messages. */
export const eventLike: fc.Arbitrary<[string, unknown]> = fc.tuple(
  fc.oneof({ arbitrary: eventType, weight: 9 }, fc.string()),
  fc.oneof(
    wireLike,
    fc.record({ booking: fc.oneof(wireLike, fc.anything()), organizer: person, responses: person }),
    fc.anything(),
  ),
);
