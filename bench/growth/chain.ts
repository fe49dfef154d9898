import { createCalClient } from '../../src/api/cal/calClient';
import { calAnswerFixture } from '../../src/testing/fixtures';

/** Requests to find the booking that counts, so many reschedules on. */
export interface ChainFigures {
  first: number;
  /** The second time, by the same client. */
  again: number;
}

export async function measureChain(hops: number): Promise<ChainFigures> {
  let requests = 0;
  const { getCurrentBooking } = createCalClient({
    fetch: async (input) => {
      requests += 1;
      const number = Number(String(input).split('-').pop());
      const details = {
        uid: `booking-${number}`,
        rescheduledToUid: number < hops ? `booking-${number + 1}` : undefined,
      };
      return Response.json(calAnswerFixture(details));
    },
  });
  const requestsOf = async (): Promise<number> => {
    const before = requests;
    const { uid } = await getCurrentBooking('booking-0');
    if (uid !== `booking-${hops}`) throw new Error(`It ended at ${uid}.`);
    return requests - before;
  };
  return { first: await requestsOf(), again: await requestsOf() };
}
