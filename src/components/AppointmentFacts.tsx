import { Fragment, type ReactElement, type ReactNode } from 'react';
import type { Appointment } from '../booking/appointment';
import { deviceTimeZone, formatTime, formatTimeZone } from '../texts/formatTime';
import type { PanelTexts } from './panelTexts';
import { NewTabLink } from './WaysOn';

export interface AppointmentFactsProps {
  booking: Appointment;
  texts: PanelTexts;
  timeZone: string | undefined;
  /** Nothing but when it is. */
  isBrief: boolean;
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

const Fact = ({ name, children }: { name: string; children: ReactNode }): ReactElement => (
  <div>
    <dt>{name}</dt>
    {children}
  </div>
);

/** What is booked, when (in the patient's time zone), with whom and where; only what is known. */
export function AppointmentFacts(props: AppointmentFactsProps): ReactElement | null {
  const { booking, texts, timeZone = deviceTimeZone(), isBrief } = props;
  const { labels, locale } = texts;
  const { title, hostName, videoCallUrl } = isBrief ? {} : booking;
  const dates = booking.occurrences ?? (booking.start ? [{ start: booking.start }] : []);
  const [first] = dates;
  const where = booking.place ?? (booking.placeKind && labels[booking.placeKind]);
  const place = isBrief || videoCallUrl ? undefined : where;
  const call = videoCallUrl && <NewTabLink href={videoCallUrl}>{hostOf(videoCallUrl)}</NewTabLink>;
  const known: [name: string, fact: ReactNode][] = [
    [labels.host, hostName],
    [labels.where, place],
    [labels.videoCall, call],
  ];
  const rows = known.filter(([, fact]) => fact);
  if (!first && !title && rows.length === 0) return null;
  const zoneOf = (start: string | undefined): string | undefined =>
    start && formatTimeZone(start, locale, timeZone);

  return (
    <div data-awell-booking-facts="">
      {title && <p data-awell-booking-title="">{title}</p>}
      <dl>
        {first && (
          <Fact name={dates.length > 1 ? labels.allDates : labels.when}>
            {dates.map(({ start }, index) => (
              <Fragment key={start}>
                <dd>
                  <time dateTime={start} lang={locale}>
                    {formatTime(start, locale, timeZone)}
                  </time>
                </dd>
                {/* Once for all dates of the same, which a change of the clocks lies between. */}
                {zoneOf(start) !== zoneOf(dates[index + 1]?.start) && (
                  <dd data-awell-booking-zone="" lang={locale}>
                    {zoneOf(start)}
                  </dd>
                )}
              </Fragment>
            ))}
            {zonesElsewhere(booking, first.start, locale, timeZone).map((zone) => (
              <dd key={zone} data-awell-booking-zone="" lang={locale}>
                <span>{formatTime(first.start, locale, zone)}</span>{' '}
                <span>({formatTimeZone(first.start, locale, zone)})</span>
              </dd>
            ))}
          </Fact>
        )}
        {rows.map(([name, fact]) => (
          <Fact key={name} name={name}>
            <dd>{fact}</dd>
          </Fact>
        ))}
      </dl>
    </div>
  );
}
