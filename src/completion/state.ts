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

/** A call of `completeActivity` that is under way. One that timed out may still succeed. */
export interface Call {
  number: number;
  /** Key of the booking that it submits. */
  booking: string;
  /** An earlier attempt may have reached Awell. */
  isRepeated: boolean;
}

/** Everything about one activity. A booking is in exactly one of `booking`, `others`, `replaced` and `gone`. */
export interface CompletionState {
  readonly activityId: string;
  readonly status: CompletionStatus;
  /** The booking that counts: the newest. Set in every status except `idle`. */
  readonly booking: BookedAppointment | undefined;
  /** Further bookings for this activity, which the patient may want to cancel. */
  readonly others: readonly BookedAppointment[];
  /** Keys of bookings that were rescheduled, and so cancelled by Cal.com. */
  readonly replaced: readonly string[];
  /** Keys of bookings that were rejected or cancelled. */
  readonly gone: readonly string[];
  /** Why there is no booking any more, if there was one. */
  readonly lastOutcome: 'rejected' | 'cancelled' | undefined;
  /** Why the last attempt failed. While `completing`, the next attempt is automatic. */
  readonly error: BookingError | undefined;
  /** `false` if Awell has the activity as done, but doesn't say with which booking. */
  readonly isCertain: boolean;
  /** The data points to send. Missing if the app's own `dataPoints` failed. */
  readonly dataPoints: readonly DataPoint[] | undefined;
  /** When the booking was reported, in ms since 1970. */
  readonly at: number;
  /** The booking must be confirmed or paid before the activity is completed. */
  readonly awaits: boolean;
  /** Number of attempts, counted before the call, and number of failures in a row. */
  readonly tries: number;
  readonly failures: number;
  /** The task that is under way. No other task starts meanwhile. */
  readonly busy: 'claiming' | 'asking' | 'calling' | undefined;
  readonly call: Call | undefined;
  /** This tab's name in the storage. */
  readonly tab: string;
  /** How long this tab's attempt keeps other tabs waiting, in ms. `undefined` until the app has set its options. */
  readonly leaseMs: number | undefined;
  readonly waitsForConfirmation: boolean;
  /** Number of widgets that show the activity, if it may be submitted only while one does. */
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

/** The result of the app's `dataPoints`: what to send, or why it can't be sent. */
export interface OwnDataPoints {
  dataPoints?: readonly DataPoint[] | undefined;
  refusal?: BookingError | undefined;
}

/** How this tab got its turn: with the lock; by waiting until no other tab can be submitting; or without locks. */
export type Turn = 'lock' | 'timeout' | 'unlocked';

export type Recorded = RecordedDataPoints;

export type CompletionEvent =
  /** The first event of a booking; the second follows. */
  | ({ type: 'expected'; booking: BookedAppointment } & OwnDataPoints)
  /**
   * A booking was made or rescheduled. If rescheduled, `rescheduledFromUid` names the old one. `leftOver` is the
   * booking that should have been rescheduled but wasn't.
   */
  | ({
      type: 'booked';
      booking: BookedAppointment;
      leftOver?: BookedAppointment | undefined;
    } & OwnDataPoints)
  | { type: 'cancelled'; booking: Pick<BookedAppointment, 'uid'> & Partial<BookedAppointment> }
  /** Cal.com returned the current booking. Another `uid` means that it was rescheduled. */
  | ({ type: 'read'; booking: BookedAppointment } & OwnDataPoints)
  | { type: 'configured'; leaseMs: number; waitsForConfirmation: boolean }
  /** A widget shows the activity. `recorded` is what Awell had for it then, if the host knows. */
  | ({ type: 'opened'; recorded?: Recorded | undefined } & OwnDataPoints)
  | { type: 'shown' | 'hidden' }
  /** Time for the next step, or someone asks for it. */
  | { type: 'resumed' }
  | { type: 'turn'; turn: Turn }
  /** The app is being called, or the booking verified before that. */
  | { type: 'sent' }
  | { type: 'accepted'; call: Call; booking: BookedAppointment }
  | {
      type: 'tryFailed';
      call: Call;
      error: BookingError;
    }
  /** Result of asking about the booking. Without `answer`, it isn't known yet. */
  | { type: 'answered'; booking: BookedAppointment; answer?: Answer | undefined }
  /** Another tab has written its entry. */
  | { type: 'stored'; entry: OutboxEntry }
  | { type: 'forgotten' };

export type Answer =
  | ({ is: 'confirmed' | 'moved'; booking: BookedAppointment } & OwnDataPoints)
  | { is: 'rejected' | 'cancelled' }
  | { is: 'refused'; error: BookingError };

/** Events that the app hears. */
export type HostEvent =
  | { type: 'booked' | 'cancelled' | 'completed'; booking: BookedAppointment }
  | { type: 'rescheduled'; booking: BookedAppointment; previousUid: string | undefined }
  | { type: 'error'; error: BookingError };

/** Side effects, as data. */
export type Effect =
  | { do: 'persist'; entry: OutboxEntry }
  | { do: 'erase' }
  /** Asks for this tab's turn to submit; waits `ms` at most. */
  | { do: 'claim'; ms: number }
  /** Another tab has the turn, or this tab's call is over. */
  | { do: 'release' }
  | {
      do: 'submit';
      call: Call;
      booking: BookedAppointment;
      dataPoints: readonly DataPoint[] | undefined;
    }
  | { do: 'ask'; booking: BookedAppointment }
  /** Waits `ms`, or longer with each failure. `whileShown` also waits until the patient looks at the page. */
  | { do: 'wait'; ms?: number; failures?: number; firstMs?: number; whileShown?: boolean }
  | { do: 'stopWaiting' }
  | { do: 'announce'; event: HostEvent };

/** An event, with the facts at that time. */
export type Happened = CompletionEvent & {
  /** In ms since 1970. */
  now: number;
  /** The activity's entry in the storage. */
  stored: OutboxEntry | undefined;
};

export interface Step {
  readonly state: CompletionState;
  readonly effects: readonly Effect[];
}
