import { Fragment, useState, type ReactElement, type ReactNode } from 'react';
import type { Appointment } from '../booking/appointment';
import type { BookedOccurrence } from '../booking/bookedAppointment';
import type { BookingLabels } from '../texts/labels';
import { deviceTimeZone, formatSpan, formatTimes, formatTimeZone } from '../texts/formatTime';
import type { ShownAppointment } from './AppointmentPanel';
import { NewTabLink } from './ActionRow';

/** A place that can be called or found on a map becomes a link. */
function placeLink(place: string | undefined, labels: BookingLabels): ReactNode {
  if (place && /^\+?[\d\s()./-]{7,}$/.test(place)) {
    return <a href={`tel:${place.replace(/[^\d+]/g, '')}`}>{place}</a>;
  }
  if (!place || !/\d/.test(place) || !place.includes(',')) return place;
  const query = new URLSearchParams({ api: '1', query: place });
  return (
    <NewTabLink href={`https://www.google.com/maps/search/?${query}`} title={labels.newTab}>
      {place}
    </NewTabLink>
  );
}

interface Clock {
  zone: string;
  /** Whose time it is, if there are several. */
  whose: string | undefined;
}

/** The time zones to show: the app's or the patient's, and others in which the clock shows another time. */
function clocksOf({ booking, start, given, locale, labels }: ClockOptions): Clock[] {
  const { bookedTimeZone, hostTimeZone } = booking;
  const own = deviceTimeZone();
  const timeIn = (zone: string): string => formatSpan(start, undefined, locale, zone).join('');
  const whose = (zone: string): string | undefined => {
    if (timeIn(zone) === timeIn(own)) return labels.yourTime;
    return zone === (given ?? hostTimeZone) ? labels.clinic || labels.clinicTime : undefined;
  };
  const byTime = new Map<string, string>();
  for (const zone of [given ?? own, own, bookedTimeZone, hostTimeZone]) {
    if (zone && !byTime.has(timeIn(zone))) byTime.set(timeIn(zone), zone);
  }
  return [...byTime.values()].map((zone) => ({
    zone,
    whose: byTime.size > 1 ? whose(zone) : undefined,
  }));
}

interface ClockOptions {
  booking: Appointment;
  start: string;
  given: string | undefined;
  locale: string | undefined;
  labels: BookingLabels;
}

const Fact = ({ name, children }: { name: string; children: ReactNode }): ReactElement => (
  <div>
    <dt>{name}</dt>
    {children}
  </div>
);

const Zone = ({ whose, children }: { whose: string | undefined; children: ReactNode }) => (
  <dd data-awell-booking-beside="">
    {whose && `${whose}: `}
    {children}
  </dd>
);

interface DatesProps {
  dates: readonly BookedOccurrence[];
  clocks: readonly Clock[];
  locale: string | undefined;
  /** Id of the first time. */
  id: string;
}

/** The dates and times. Other time zones follow, with the time alone if the day is the same. */
function Dates({ dates, clocks, locale, id }: DatesProps): ReactElement {
  const [{ zone, whose }, ...others] = clocks as [Clock, ...Clock[]];
  const [first] = dates as [BookedOccurrence];
  const dayIn = (elsewhere: string): string =>
    formatSpan(first.start, first.end, locale, elsewhere)[0];
  const isNewZone = (index: number): boolean => {
    const names = dates
      .slice(index, index + 2)
      .map((date) => formatTimeZone(date.start, locale, zone));
    return names[0] !== names[1];
  };
  return (
    <>
      {dates.map(({ start, end }, index) => {
        const [day, time] = formatSpan(start, end, locale, zone);
        return (
          <Fragment key={start}>
            <dd>
              <time id={index === 0 ? id : undefined} dateTime={start} lang={locale}>
                {day}
                <span>{time}</span>
              </time>
            </dd>
            {/* Once for all dates with the same zone name, because it differs after a clock change. */}
            {isNewZone(index) && (
              <Zone whose={whose}>
                <span lang={locale}>{formatTimeZone(start, locale, zone)}</span>
              </Zone>
            )}
          </Fragment>
        );
      })}
      {others.map((other) => (
        <Zone key={other.zone} whose={other.whose}>
          <span lang={locale}>
            {dayIn(other.zone) === dayIn(zone)
              ? formatTimes(first.start, first.end, locale, other.zone)
              : formatSpan(first.start, first.end, locale, other.zone).join('')}
            , {formatTimeZone(first.start, locale, other.zone)}
          </span>
        </Zone>
      ))}
    </>
  );
}

/** What, when, with whom and where, as far as it is known. While the patient reschedules or pays, only the time. */
export function AppointmentFacts({ shown }: { shown: ShownAppointment }): ReactElement | null {
  const { view, move, texts, timeZone: given } = shown;
  const { labels, locale } = texts;
  const booking = view.appointment;
  const isBrief = move.status !== undefined || view.booking.paymentRequired;
  const { start, end, placeKind, videoCallUrl } = booking;
  const dates = booking.occurrences ?? (start ? [{ start, end }] : []);
  const [first] = dates;
  const host = [booking.hostName, labels.clinic].filter(Boolean).join(', ');
  const kind = videoCallUrl ? 'videoCall' : placeKind;
  const place = kind === 'videoCall' ? labels.videoCall : booking.place;
  const facts = [
    ['host', host],
    ['where', placeLink(place ?? (kind && labels[kind]), labels)],
  ] satisfies [name: keyof BookingLabels, fact: ReactNode][];
  const rows = facts.filter(([, fact]) => fact);
  // Facts that arrive later go behind the first ones, so that nothing moves.
  const [early] = useState<readonly string[]>(() => rows.map(([name]) => name));
  const isEarly = ([name]: readonly [string, ReactNode]): boolean => early.includes(name);
  const known = isBrief ? [] : [...rows.filter(isEarly), ...rows.filter((row) => !isEarly(row))];
  const title = isBrief ? undefined : booking.title;
  if (!first && !title && known.length === 0) return null;

  return (
    <div data-awell-booking-facts="">
      {title && <p data-awell-booking-title="">{title}</p>}
      <dl>
        {first && (
          <Fact name={dates.length > 1 ? labels.allDates : labels.when}>
            <Dates
              id={`${shown.id}-when`}
              {...{ dates, locale }}
              clocks={clocksOf({ booking, start: first.start, given, locale, labels })}
            />
          </Fact>
        )}
        {known.map(([name, fact]) => (
          <Fact key={name} name={labels[name]}>
            <dd>{fact}</dd>
          </Fact>
        ))}
      </dl>
    </div>
  );
}
