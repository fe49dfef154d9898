import { ALREADY_COMPLETED } from '../../../sandbox/awell/errors';

/** One request to complete the activity, from the moment a page sent it. */
export interface Call {
  /** When it was sent (VirtualTime.elapsed). */
  sentAt: number;
  /** Its place among all events (VirtualTime.order). */
  order: number;
  bookingId: string;
  /** The page that sent it already knew that Awell was told. */
  wasNeedless: boolean;
  /** Some page had had Awell's answer, though perhaps not the one that sent this. */
  wasAnswered: boolean;
}

/** An Awell that takes the completion of its one activity once. */
export interface Server {
  accepted: () => Call | undefined;
  /** Those that came when there was nothing left to do. */
  redundant: Call[];
  /** @returns the GraphQL answer. */
  receive: (call: Call) => object;
}

export function createServer(): Server {
  const redundant: Call[] = [];
  let accepted: Call | undefined;
  return {
    redundant,
    accepted: () => accepted,
    receive: (call) => {
      if (accepted) {
        redundant.push(call);
        const { code, message } = ALREADY_COMPLETED;
        const completedWith = [accepted.bookingId];
        return { data: null, errors: [{ message, extensions: { code, completedWith } }] };
      }
      accepted = call;
      const activity = { id: 'activity', status: 'DONE' };
      return { data: { completeExtensionActivity: { success: true, code: '200', activity } } };
    },
  };
}
