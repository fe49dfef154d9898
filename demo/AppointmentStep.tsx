import { BookingDetails, CalBookingProvider } from 'awell-cal-booking';
import type { Theme } from './choice';
import { cal } from './services';
import { useBookingOfActivity } from './useBookingOfActivity';
import type { WidgetEvent } from './widgetEvent';

interface AppointmentStepProps {
  activityId: string;
  /** As the widget reported it; unknown on another visit. */
  bookingUid: string | undefined;
  theme: Theme;
  onEvent: (event: WidgetEvent) => void;
}

/** The appointment after the care flow went on: the app's own page, today or on another day. */
export function AppointmentStep({ activityId, bookingUid, theme, onEvent }: AppointmentStepProps) {
  const found = useBookingOfActivity(bookingUid === undefined ? activityId : undefined);
  const uid = bookingUid ?? found?.uid;
  return (
    <section className="appointment" aria-label="Your appointment">
      <p role="status" className="success">
        Your care team knows about your appointment.
      </p>
      {uid !== undefined && (
        <CalBookingProvider client={cal.client}>
          <BookingDetails
            bookingUid={uid}
            theme={theme}
            calOrigin={cal.calOrigin}
            {...(cal.embedJsUrl && { embedJsUrl: cal.embedJsUrl })}
            onRescheduled={({ booking, previousUid }) =>
              onEvent({ name: 'onRescheduled', uid: booking.uid, previousUid })
            }
            onCancelled={({ booking }) => onEvent({ name: 'onCancelled', uid: booking.uid })}
          />
        </CalBookingProvider>
      )}
    </section>
  );
}
