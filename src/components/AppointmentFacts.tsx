import type { ReactElement } from 'react';
import type { Appointment } from '../booking/appointment';
import { deviceTimeZone, formatTime, formatTimeZone } from '../texts/formatTime';
import type { BookingLabels } from '../texts/labels';

export interface AppointmentFactsProps {
  booking: Appointment;
  labels: BookingLabels;
  locale: string | undefined;
  timeZone: string | undefined;
  /** Nothing but when it is. */
  isBrief?: boolean;
}

/** The host of a link, which tells a patient more than all of it. */
function hostOf(url: string): string {
  try {
    return new URL(url).hostname;
  } catch {
    return url;
  }
}

/** The zones, beside the patient's, in which the clock shows another time then. */
function zonesElsewhere(
  { bookedTimeZone, hostTimeZone }: Appointment,
  start: string,
  locale: string | undefined,
  timeZone: string,
): string[] {
  const shown = new Set([formatTime(start, locale, timeZone)]);
  return [bookedTimeZone, hostTimeZone].filter((zone): zone is string => {
    const time = zone && formatTime(start, locale, zone);
    if (!time || shown.has(time)) return false;
    shown.add(time);
    return true;
  });
}

/** What is booked, when (in the patient's time zone), with whom and where; only what is known. */
export function AppointmentFacts(props: AppointmentFactsProps): ReactElement | null {
  const { booking, labels, locale, timeZone = deviceTimeZone(), isBrief = false } = props;
  const dates = booking.occurrences ?? (booking.start ? [{ start: booking.start }] : []);
  const [first] = dates;
  const place = booking.place ?? (booking.placeKind && labels[booking.placeKind]);
  if (!first && !booking.title && !booking.hostName && !place && !booking.videoCallUrl) return null;

  return (
    <div data-awell-booking-facts="">
      {booking.title && !isBrief && <p data-awell-booking-title="">{booking.title}</p>}
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
            {zonesElsewhere(booking, first.start, locale, timeZone).map((zone) => (
              <dd key={zone} data-awell-booking-zone="" lang={locale}>
                <span>{formatTime(first.start, locale, zone)}</span>{' '}
                <span>({formatTimeZone(first.start, locale, zone)})</span>
              </dd>
            ))}
          </div>
        )}
        {booking.hostName && !isBrief && (
          <div>
            <dt>{labels.host}</dt>
            <dd>{booking.hostName}</dd>
          </div>
        )}
        {place && !booking.videoCallUrl && !isBrief && (
          <div>
            <dt>{labels.where}</dt>
            <dd>{place}</dd>
          </div>
        )}
        {booking.videoCallUrl && !isBrief && (
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
