import type { RecordedDataPoints } from '../api/awellActivity';
import type { BookedAppointment } from '../booking/bookedAppointment';
import type { DataPoint } from '../booking/dataPoints';
import type { BookingError } from '../errors';
import type { OutboxEntry } from './outboxEntry';

/**
 * The life of one "Book appointment" activity:
 *
 *     idle ──booked──► booked ──sent──► completing ──accepted──► completed
 *      ▲                │   ▲              │   ▲                    │  ▲
 *      │          awaits│   │confirmed     │   │tryFailed           └──┘
 *      │                ▼   │              └───┘                 moved, cancelled,
 *      └────dropped── awaiting           refused│                 booked, read
 *                                              ▼
 *                                           failed (booked, but Awell refuses the completion)
 *
 * Not in the drawing: in every state with a booking that isn't completed yet,
 * - `booked` (a newer booking) leads to `booked`. The newest one counts; earlier ones become `others`, except one that
 *   was rescheduled, because Cal.com cancelled it.
 * - `accepted` (from another tab, or from an attempt that timed out) leads to `completed`.
 * - `sent` leads from `failed` to `completing`, when the patient retries.
 * - Dropped (rejected by the host, or cancelled) leads to `idle`, or to the booking before.
 *
 * An activity that was completed in an earlier visit begins as `completed`.
 */
export type CompletionStatus =
  'idle' | 'booked' | 'awaiting' | 'completing' | 'failed' | 'completed';

/** A call of `completeActivity` that is under way, or was given up and may still succeed. */
export interface Call {
  number: number;
  /** Key of the booking that it tells of. */
  booking: string;
  /** An earlier try may have reached Awell. */
  isRepeated: boolean;
}

/** Everything about one activity. A booking is in exactly one of `booking`, `others`, `replaced` and `gone`. */
export interface CompletionState {
  readonly activityId: string;
  readonly status: CompletionStatus;
  /** The booking that counts: the newest. There is one in every status but `idle`. */
  readonly booking: BookedAppointment | undefined;
  /** Further bookings that were made for this activity, and that the patient may want to cancel. */
  readonly others: readonly BookedAppointment[];
  /** Keys of bookings that were moved, and so cancelled by Cal.com. */
  readonly replaced: readonly string[];
  /** Keys of bookings that were rejected or cancelled: nothing comes of them any more. */
  readonly gone: readonly string[];
  /** What became of the last booking, where that is why there is none. */
  readonly lastOutcome: 'rejected' | 'cancelled' | undefined;
  /** Why the last try failed; while `completing`, the next one follows by itself. */
  readonly error: BookingError | undefined;
  /** `false`: Awell says that the activity is done, and not with which booking. */
  readonly isCertain: boolean;
  /** What Awell is to be told; left out where the app's own `dataPoints` failed. */
  readonly dataPoints: readonly DataPoint[] | undefined;
  /** When the booking was heard of, in ms since 1970. */
  readonly at: number;
  /** It must be confirmed or paid before Awell is told. */
  readonly awaits: boolean;
  /** How many calls have told of the booking, each counted before it is made, and how many in a row have failed. */
  readonly tries: number;
  readonly failures: number;
  /** What is under way. Nothing else begins meanwhile. */
  readonly busy: 'claiming' | 'asking' | 'calling' | undefined;
  readonly call: Call | undefined;
  /** This tab's name in the storage. */
  readonly tab: string;
  /** How long a tab that tells Awell keeps others waiting, in ms; `undefined` until the app has said how to tell. */
  readonly leaseMs: number | undefined;
  readonly waitsForConfirmation: boolean;
  /** How many show the activity, where only such may tell Awell. */
  readonly shown: number | undefined;
}

export const initialState = (activityId: string, tab: string): CompletionState => ({
  activityId,
  status: 'idle',
  booking: undefined,
  others: [],
  replaced: [],
  gone: [],
  lastOutcome: undefined,
  error: undefined,
  isCertain: true,
  dataPoints: undefined,
  at: 0,
  awaits: false,
  tries: 0,
  failures: 0,
  busy: undefined,
  call: undefined,
  tab,
  leaseMs: undefined,
  waitsForConfirmation: false,
  shown: undefined,
});

/** What the app says of a booking's data points: what to send, or why that cannot be sent. */
export interface OwnDataPoints {
  dataPoints?: readonly DataPoint[] | undefined;
  refusal?: BookingError | undefined;
}

/** How this tab came to its turn: by the lock; in vain, until nobody else can be telling any more; or where there are no locks. */
export type Turn = 'lock' | 'timeout' | 'unlocked';

export type Recorded = RecordedDataPoints;

export type CompletionEvent =
  /** Told of in a moment, when all of it has come. */
  | ({ type: 'expected'; booking: BookedAppointment } & OwnDataPoints)
  /** Made, or moved: then it names in `rescheduledFromUid` what it replaces. `leftOver` should have been moved and was not. */
  | ({
      type: 'booked';
      booking: BookedAppointment;
      leftOver?: BookedAppointment | undefined;
    } & OwnDataPoints)
  | { type: 'cancelled'; booking: Pick<BookedAppointment, 'uid'> & Partial<BookedAppointment> }
  /** Cal.com says how the booking that is shown is now; another `uid` is what it was moved to. */
  | ({ type: 'read'; booking: BookedAppointment } & OwnDataPoints)
  | { type: 'configured'; leaseMs: number; waitsForConfirmation: boolean }
  /** Something shows the activity. `recorded` is what Awell had for it then, where the host knows. */
  | ({ type: 'opened'; recorded?: Recorded | undefined } & OwnDataPoints)
  | { type: 'shown' | 'hidden' }
  /** It is time to go on, or someone wants it. */
  | { type: 'resumed' }
  | { type: 'turn'; turn: Turn }
  /** The app is being called, or the booking read back before it is. */
  | { type: 'sent' }
  | { type: 'accepted'; call: Call; booking: BookedAppointment }
  | {
      type: 'tryFailed';
      call: Call;
      error: BookingError;
    }
  /** What became of the booking that was asked about; nothing yet where `answer` is left out. */
  | { type: 'answered'; booking: BookedAppointment; answer?: Answer | undefined }
  /** Another tab has written. */
  | { type: 'stored'; entry: OutboxEntry }
  | { type: 'forgotten' };

export type Answer =
  | ({ is: 'confirmed' | 'moved'; booking: BookedAppointment } & OwnDataPoints)
  | { is: 'rejected' | 'cancelled' }
  | { is: 'refused'; error: BookingError };

/** What the app hears of. */
export type HostEvent =
  | { type: 'booked' | 'cancelled' | 'completed'; booking: BookedAppointment }
  | { type: 'rescheduled'; booking: BookedAppointment; previousUid: string | undefined }
  | { type: 'error'; error: BookingError };

/** What has to be done, as data. */
export type Effect =
  | { do: 'persist'; entry: OutboxEntry }
  | { do: 'erase' }
  /** Asks for this tab's turn to tell, for so long at most. */
  | { do: 'claim'; ms: number }
  /** It was not this tab's turn, or its call is over. */
  | { do: 'release' }
  | {
      do: 'submit';
      call: Call;
      booking: BookedAppointment;
      dataPoints: readonly DataPoint[] | undefined;
    }
  | { do: 'ask'; booking: BookedAppointment }
  /** `ms`, or longer with each failure; `whileShown` waits for the patient to look at the page. */
  | { do: 'wait'; ms?: number; failures?: number; firstMs?: number; whileShown?: boolean }
  | { do: 'stopWaiting' }
  | { do: 'announce'; event: HostEvent };

/** An event, with what was true when it happened. */
export type Happened = CompletionEvent & {
  /** In ms since 1970. */
  now: number;
  /** What the storage holds for the activity. */
  stored: OutboxEntry | undefined;
};

export interface Step {
  readonly state: CompletionState;
  readonly effects: readonly Effect[];
}
