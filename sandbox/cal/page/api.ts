import type { PublicEventType } from '../../../src/testing/protocol/publicEventType';
import { basePath } from './embed';
import type {
  Attendee,
  BookingRecord,
  BookingResponse,
  Host,
  Payment,
} from '../../../src/testing/protocol/types';
import type { SandboxEventType } from '../eventTypes';
import type { PageBooking } from '../pageBooking';
import type { Slot } from '../slots';

export type { Slot };
export type PageEventType = PublicEventType & Pick<SandboxEventType, 'fires' | 'redirects'>;

export interface BookingView {
  booking: BookingRecord;
  seatUid: string | null;
  attendee?: Attendee;
  occurrences: { uid: string; startTime: string; status: string }[];
  eventType: PageEventType;
  host: Host;
}

export interface EventView {
  eventType: PageEventType;
  host: Host;
  former: BookingView | null;
}

export interface ProfileView {
  host: Host;
  eventTypes: PageEventType[];
}

/** A refusal of the page's server. */
export class PageError extends Error {
  constructor(
    message: string,
    readonly status: number,
    /** The booking that can be rescheduled instead. */
    readonly rescheduleUid: string | undefined,
  ) {
    super(message);
  }
}

async function read<T>(response: Response): Promise<T> {
  const body: unknown = await response.json();
  if (response.ok) return body as T;
  const { message, data } = body as { message?: string; data?: { rescheduleUid?: string } };
  throw new PageError(message ?? `HTTP ${response.status}`, response.status, data?.rescheduleUid);
}

const get = async <T>(path: string, query: Record<string, string | null> = {}): Promise<T> => {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value) params.set(key, value);
  return read<T>(await fetch(`${basePath}/api${path}?${params.toString()}`));
};

const post = async <T>(path: string, body: unknown): Promise<T> =>
  read<T>(
    await fetch(`${basePath}/api${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  );

export interface CancelRequest {
  uid: string;
  reason: string;
  seatUid: string | null;
  cancelledBy: string | null;
  remainingToo: boolean;
}

export const api = {
  profile: () => get<ProfileView>('/profile'),
  event: (
    user: string,
    slug: string,
    rescheduleUid: string | null,
    allowRescheduleForCancelledBooking: string | null,
  ) => get<EventView>('/event', { user, slug, rescheduleUid, allowRescheduleForCancelledBooking }),
  slots: (eventTypeId: number, from: Date, to: Date, rescheduleUid: string | null) =>
    get<{ slots: Slot[] }>('/slots', {
      eventTypeId: String(eventTypeId),
      from: from.toISOString(),
      to: to.toISOString(),
      rescheduleUid,
    }).then(({ slots }) => slots),
  book: (body: PageBooking) => post<BookingResponse>('/book/event', body),
  bookSeries: (body: PageBooking) => post<BookingResponse[]>('/book/recurring-event', body),
  booking: (uid: string, seatReferenceUid: string | null) =>
    get<BookingView>(`/booking/${encodeURIComponent(uid)}`, { seatReferenceUid }),
  cancel: (body: CancelRequest) => post<{ success: true }>('/cancel', body),
  payment: (uid: string) =>
    get<BookingView & { payment: Payment }>(`/payment/${encodeURIComponent(uid)}`),
  pay: (uid: string) => post<{ payment: Payment }>(`/payment/${encodeURIComponent(uid)}`, {}),
};
