import { isCalCloudHost } from '../embed/origins';
import { answerCompletion, isCompletion, type CompletionFailure } from './fakeAwell';
import { toRecord, type FakeRecord } from './fakeBooking';
import { apiBooking } from './protocol/apiBooking';

/** The part of Cal.com's API that the widget needs for bookings of the fake pages. */
export interface FakeApi {
  note: (record: FakeRecord) => void;
  /** Makes Awell's completions fail, or work again. */
  failCompletion: (failure: CompletionFailure | undefined) => void;
  uninstall: () => void;
}

/**
 * Answers requests to Cal.com's cloud, so that tests send none: with the fake pages' bookings, or with a made-up
 * booking for an unknown uid. Other requests pass, except completions while they should fail.
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
      // If something has replaced it since, that restores what it found.
      if (globalThis.fetch === fake) globalThis.fetch = before;
    },
  };
}
