import { generateIcsCalendar } from 'ts-ics';

/** A calendar entry. It contains only what the patient sees. */
export interface CalendarEntry {
  /** Stays the same after a reschedule, so that the calendar moves the entry instead of adding a second one. */
  uid: string;
  title: string;
  /** One date, or all of a recurring appointment. ISO 8601 UTC. */
  dates: readonly { start: string; end: string }[];
  place?: string | undefined;
  /** Contains the link to the appointment. */
  description?: string | undefined;
}

/** Removes what iCalendar text can't contain: carriage returns without line feed, and control characters. */
const plain = (text: string): string =>
  text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');

const MAX_OCTETS = 75;

/** Folds a line at 75 octets (RFC 5545), between characters. The library counts UTF-16 units and splits characters. */
function fold(line: string): string {
  let octets = 0;
  return Array.from(line, (letter) => {
    const size = new TextEncoder().encode(letter).length;
    octets += size;
    if (octets <= MAX_OCTETS) return letter;
    octets = size + 1;
    return `\r\n ${letter}`;
  }).join('');
}

/** A calendar replaces an entry if the new SEQUENCE is higher, so it grows with time. */
const sequenceNow = (): number => Math.floor((Date.now() - Date.UTC(2026, 0)) / 1000);

/** An appointment as an iCalendar file (RFC 5545). */
export function calendarFile({ uid, title, dates, place, description }: CalendarEntry): string {
  const file = generateIcsCalendar({
    version: '2.0',
    prodId: '-//awell-cal-booking//EN',
    method: 'PUBLISH',
    events: dates.map(({ start, end }, index) => ({
      // The library doesn't escape it, line breaks included.
      uid: `${plain(uid).replace(/\s/g, '')}${index === 0 ? '' : `-${index}`}`,
      sequence: Math.max(0, sequenceNow()),
      summary: plain(title),
      stamp: { date: new Date() },
      start: { date: new Date(start) },
      end: { date: new Date(end) },
      status: 'CONFIRMED',
      ...(place !== undefined && { location: plain(place) }),
      ...(description !== undefined && { description: plain(description) }),
    })),
  });
  const lines = file.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  return lines.map(fold).join('\r\n');
}

/** Downloads the file, so that the patient can open it in their calendar. */
export function saveCalendarFile(entry: CalendarEntry): void {
  const file = new Blob([calendarFile(entry)], { type: 'text/calendar;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = 'appointment.ics';
  link.click();
  // In a later task, because some browsers read the file only after the click.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
