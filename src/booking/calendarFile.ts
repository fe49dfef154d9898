import { generateIcsCalendar } from 'ts-ics';

/** What a calendar is told of an appointment: what the patient sees, and no more. */
export interface CalendarEntry {
  /** Stays the same over reschedules, so that a calendar moves the entry instead of adding one. */
  uid: string;
  title: string;
  /** One, or all of a recurring appointment. ISO 8601 UTC. */
  dates: readonly { start: string; end: string }[];
  place?: string | undefined;
}

/** An appointment as an iCalendar file (RFC 5545). */
export const calendarFile = ({ uid, title, dates, place }: CalendarEntry): string =>
  generateIcsCalendar({
    version: '2.0',
    prodId: '-//awell-cal-booking//EN',
    method: 'PUBLISH',
    events: dates.map(({ start, end }, index) => ({
      // The library writes it as it is, line breaks and all.
      uid: `${uid.replace(/\s/g, '')}${index === 0 ? '' : `-${index}`}`,
      summary: title,
      stamp: { date: new Date() },
      start: { date: new Date(start) },
      end: { date: new Date(end) },
      status: 'CONFIRMED',
      ...(place !== undefined && { location: place }),
    })),
  });

/** Hands the file to the patient, who opens it in the calendar of their device. */
export function saveCalendarFile(entry: CalendarEntry): void {
  const file = new Blob([calendarFile(entry)], { type: 'text/calendar;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = 'appointment.ics';
  link.click();
  // In a task of its own: some browsers fetch it after the click only.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
