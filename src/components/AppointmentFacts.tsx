import type { ReactElement } from 'react';
import type { Appointment } from './appointment';
import { deviceTimeZone, formatTime, formatTimeZone } from './formatTime';
import type { BookingLabels } from './labels';

export interface AppointmentFactsProps {
  booking: Appointment;
  labels: BookingLabels;
  locale: string | undefined;
  timeZone: string | undefined;
}

/** The host of a link, which tells a patient more than all of it. */
function hostOf(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return url;
  }
}

/** What is booked, when (in the patient's time zone), with whom and where; only what is known. */
export function AppointmentFacts(props: AppointmentFactsProps): ReactElement | null {
  const { booking, labels, locale, timeZone } = props;
  const dates = booking.occurrences ?? (booking.start ? [{ start: booking.start }] : []);
  const [first] = dates;
  const { calTimeZone } = booking;
  // Cal.com's mails say the time in the zone that was booked in: the patient should find it here, too.
  const isElsewhere =
    first !== undefined &&
    calTimeZone !== undefined &&
    formatTime(first.start, locale, calTimeZone) !==
      formatTime(first.start, locale, timeZone ?? deviceTimeZone());
  if (!first && !booking.title && !booking.hostName && !booking.place && !booking.videoCallUrl) {
    return null;
  }

  return (
    <div data-awell-booking-facts="">
      {booking.title && <p data-awell-booking-title="">{booking.title}</p>}
      <dl>
        {first && (
          <div>
            <dt>{dates.length > 1 ? labels.allDates : labels.when}</dt>
            {dates.map(({ start }) => (
              <dd key={start}>
                <time dateTime={start} lang={locale}>
                  {formatTime(start, locale, timeZone)}
                </time>
              </dd>
            ))}
            <dd data-awell-booking-zone="" lang={locale}>
              {formatTimeZone(first.start, locale, timeZone)}
            </dd>
            {isElsewhere && (
              <dd data-awell-booking-zone="" lang={locale}>
                <span>{formatTime(first.start, locale, calTimeZone)}</span>{' '}
                <span>({formatTimeZone(first.start, locale, calTimeZone)})</span>
              </dd>
            )}
          </div>
        )}
        {booking.hostName && (
          <div>
            <dt>{labels.host}</dt>
            <dd>{booking.hostName}</dd>
          </div>
        )}
        {booking.place && (
          <div>
            <dt>{labels.where}</dt>
            <dd>{booking.place}</dd>
          </div>
        )}
        {booking.videoCallUrl && (
          <div>
            <dt>{labels.videoCall}</dt>
            <dd>
              <a href={booking.videoCallUrl} target="_blank" rel="noreferrer">
                {hostOf(booking.videoCallUrl)}
              </a>
            </dd>
          </div>
        )}
      </dl>
    </div>
  );
}
