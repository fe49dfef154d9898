import { isCalCloudHost } from '../embed/origins';
import { answerCompletion, isCompletion, type CompletionFailure } from './fakeAwell';
import { toRecord, type FakeRecord } from './fakeBooking';
import { apiBooking } from './protocol/apiBooking';

/** Cal.com's API, as far as the widget asks it of what was booked on the fake pages. */
export interface FakeApi {
  note: (record: FakeRecord) => void;
  /** From now on Awell completes nothing, or does again. */
  failCompletion: (failure: CompletionFailure | undefined) => void;
  uninstall: () => void;
}

/**
 * Answers for Cal.com's cloud, so that no test asks it: with what the fake pages told, and with some booking of that
 * uid where they told nothing of it. Requests to elsewhere go where they went before, unless Awell is to fail.
 */
export function installFakeApi(): FakeApi {
  const records = new Map<string, FakeRecord>();
  const before = globalThis.fetch;
  let failure: CompletionFailure | undefined;

  const change = (uid: string | null, changes: Partial<FakeRecord['booking']>): void => {
    const known = records.get(uid ?? '');
    if (known)
      records.set(known.booking.uid, { ...known, booking: { ...known.booking, ...changes } });
  };
  const answer = (method: string, path: string): Response => {
    const [, , , key = '', next = ''] = path.split('/');
    const bySeat = [...records.values()].find(
      ({ booking }) => booking.attendees[0]?.seatReferenceUid === next,
    );
    const uid = key === 'by-seat' ? (bySeat?.booking.uid ?? next) : key;
    if (method === 'POST' && next === 'cancel') change(uid, { status: 'CANCELLED' });
    const { booking, host, eventType } = records.get(uid) ?? toRecord({ uid });
    return Response.json({ status: 'success', data: apiBooking(booking, host, eventType) });
  };

  const fake: typeof fetch = async (input, init) => {
    const request = input instanceof Request ? input : undefined;
    const { hostname, pathname } = new URL(request?.url ?? String(input), document.baseURI);
    if (!isCalCloudHost(hostname)) {
      const send = (): Promise<Response> => before(input, init);
      const isFailing = failure && isCompletion(init?.body ?? (await request?.clone().text()));
      return failure && isFailing ? answerCompletion(failure, send) : send();
    }
    return answer(init?.method ?? request?.method ?? 'GET', pathname);
  };
  globalThis.fetch = fake;
  return {
    failCompletion: (next) => {
      failure = next;
    },
    note: (record) => {
      const { uid, fromReschedule } = record.booking;
      records.set(uid, record);
      change(fromReschedule, { status: 'CANCELLED', rescheduledToUid: uid, rescheduled: true });
    },
    uninstall: () => {
      // Whoever has replaced it since puts back what they found.
      if (globalThis.fetch === fake) globalThis.fetch = before;
    },
  };
}
