import type { Random } from '../random';
import type { Page } from '../browser/page';

/** Where the booking page really is. */
export const CAL_ORIGIN = 'https://app.cal.com';

const OTHER_ORIGINS = [
  'https://evil.example',
  'https://cal.com.evil.example',
  'http://app.cal.com',
  'null',
];

/** A message that claims a booking nobody made: wrong in one respect, right in the others. */
export function forge(random: Random, page: Page, number: number): void {
  const uid = `forged${number}`;
  const data = { uid, startTime: '2027-01-05T09:00:00.000Z', status: 'ACCEPTED' };
  const message = { source: page.frame(), origin: CAL_ORIGIN, namespace: page.namespace, data };
  switch (random.pick(['source', 'noSource', 'origin', 'namespace', 'content'] as const)) {
    case 'source':
      page.receive({ ...message, source: { name: 'another frame' } }, 'bookingSuccessfulV2');
      break;
    case 'noSource':
      page.receive({ ...message, source: null }, 'bookingSuccessfulV2');
      break;
    case 'origin':
      page.receive({ ...message, origin: random.pick(OTHER_ORIGINS) }, 'bookingSuccessfulV2');
      break;
    case 'namespace':
      page.receive({ ...message, namespace: 'awell-9' }, 'bookingSuccessfulV2');
      break;
    case 'content':
      page.receive({ ...message, data: { booking: data } }, 'bookingSuccessfulV2');
  }
}
