import { createAwellClient } from '../../../src/api/awellClient';
import { completionOf } from '../../../src/completion/completions';
import type { ActivityState } from '../../../src/completion/view';
import type { BookedAppointment } from '../../../src/booking/bookedAppointment';
import { listenForBookings } from '../../../src/embed/bookingListener';
import { subscribeToMessages } from '../../../src/embed/messages';
import { createOriginCheck } from '../../../src/embed/origins';

/** What the simulated browser gives to a page besides its globals. */
export interface WidgetHost {
  activityId: string;
  namespace: string;
  calOrigin: string;
  fetch: typeof globalThis.fetch;
  /** The booking page stays on screen after a booking, as where an app shows its own. */
  keepsFrame: boolean;
  /** The host takes the widget away once the activity is done, as Hosted Pages does. */
  leavesWhenDone: boolean;
  /** The window of a new iframe. */
  addFrame: () => Window;
  removeFrame: () => void;
  onHeard: (booking: BookedAppointment) => void;
  onCancelled: (booking: BookedAppointment) => void;
  onState: (state: ActivityState) => void;
}

export interface Widget {
  mount: () => void;
  unmount: () => void;
  state: () => ActivityState;
  /** Opens the booking page to move the booking that is shown. @returns whether it is, and can be moved. */
  reschedule: (uid: string) => boolean;
}

/** BookAppointment without React: the same parts, joined in the same order. */
export function openWidget(host: WidgetHost): Widget {
  const awell = createAwellClient({ endpoint: 'https://clinic.example/awell', fetch: host.fetch });
  const completion = () => completionOf(host.activityId);
  let unmountFrame: (() => void) | undefined;
  let unsubscribe: (() => void) | undefined;
  /** `uid` of the booking that is being moved from its details. */
  let moving: string | undefined;

  const mountFrame = (rescheduleUid?: string): (() => void) => {
    const frame = host.addFrame();
    const bookings = listenForBookings({
      onBooking: (kind, booking) => {
        if (kind === 'cancelled') {
          host.onCancelled(booking);
          completion().cancel(booking);
          return;
        }
        host.onHeard(booking);
        moving = undefined;
        completion().book(booking);
      },
      rescheduleUid: () => rescheduleUid,
      expect: (booking) => {
        const isMove = booking.rescheduledFromUid !== undefined;
        if (isMove || !completion().getState().booking) host.onHeard(booking);
        completion().expect(booking);
      },
    });
    const isAllowedOrigin = createOriginCheck(host.calOrigin);
    const stopListening = subscribeToMessages(host.namespace, {
      frameWindow: () => frame,
      isAllowedOrigin,
      onMessage: bookings.receive,
      onUntrusted: () => undefined,
    });
    window.addEventListener('pagehide', bookings.flush);
    return () => {
      window.removeEventListener('pagehide', bookings.flush);
      stopListening();
      bookings.flush();
      host.removeFrame();
    };
  };

  const unmount = (): void => {
    unmountFrame?.();
    unmountFrame = undefined;
    unsubscribe?.();
    unsubscribe = undefined;
  };

  const render = (): void => {
    if (!unsubscribe) return;
    completion().configure({ completeActivity: awell.completeExtensionActivity });
    const { status, booking } = completion().getState();
    if (status === 'completed' && host.leavesWhenDone) {
      unmount();
      return;
    }
    const showsFrame =
      !booking || booking.paymentRequired || host.keepsFrame || moving !== undefined;
    if (showsFrame) unmountFrame ??= mountFrame();
    else {
      unmountFrame?.();
      unmountFrame = undefined;
    }
  };

  return {
    unmount,
    reschedule: (uid) => {
      const { status, booking } = completion().getState();
      const isShown = unsubscribe && !unmountFrame && status === 'completed';
      if (!isShown || booking.uid !== uid) return false;
      moving = uid;
      unmountFrame = mountFrame(booking.seatUid ?? uid);
      return true;
    },
    state: () => completion().getState(),
    mount: () => {
      if (unsubscribe) return;
      completion().configure({ completeActivity: awell.completeExtensionActivity });
      unsubscribe = completion().subscribe((state) => {
        host.onState(state);
        void Promise.resolve().then(render);
      });
      render();
    },
  };
}
