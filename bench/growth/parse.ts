import { bookingOutputV1 } from '../../sandbox/cal/apiV1/output';
import { readBookings } from '../../src/api/cal/parseBooking';
import { toRecord } from '../../src/testing/fakeBooking';
import { apiBooking } from '../../src/testing/protocol/apiBooking';
import { spreadOf } from '../stats';

/** To read lists of so many bookings, in µs of CPU for each booking. */
export type ParseFigures = Record<'v1' | 'v2', number>;

const ORIGIN = 'https://app.cal.com';
/** Read in each round, in as many lists as it takes, and all kept: so the memory to be collected is the same. */
const TOTAL = 10_000;
const ROUNDS = 5;

const SHAPES: Record<keyof ParseFigures, (number: number) => unknown> = {
  v1: (number) => bookingOutputV1(toRecord({}, number).booking),
  v2: (number) => {
    const { booking, host, eventType } = toRecord({}, number);
    return apiBooking(booking, host, eventType);
  },
};

function parseCost(shape: keyof ParseFigures, count: number): number {
  const list = Array.from({ length: count }, (_, number) => SHAPES[shape](number));
  const costs = Array.from({ length: ROUNDS }, () => {
    const before = process.cpuUsage();
    const lists = Array.from({ length: TOTAL / count }, () => readBookings(list, ORIGIN));
    const { user, system } = process.cpuUsage(before);
    if (lists.some(({ bookings }) => bookings.length !== count)) throw new Error('Some are lost.');
    return (user + system) / TOTAL;
  });
  return spreadOf(costs).median;
}

/** @param count Divides 10,000. */
export const measureParsing = (count: number): ParseFigures => ({
  v1: parseCost('v1', count),
  v2: parseCost('v2', count),
});
