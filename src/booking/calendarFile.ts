import { generateIcsCalendar } from 'ts-ics';

/** What a calendar is told of an appointment: what the patient sees, and no more. */
export interface CalendarEntry {
  /** Stays the same over reschedules, so that a calendar moves the entry instead of adding one. */
  uid: string;
  title: string;
  /** One, or all of a recurring appointment. ISO 8601 UTC. */
  dates: readonly { start: string; end: string }[];
  place?: string | undefined;
  /** Where the patient sees the appointment again. */
  description?: string | undefined;
}

/** Without what no text of a calendar may hold: a line end in only half, and marks that control devices. */
const plain = (text: string): string =>
  text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');

const MAX_OCTETS = 75;

/** One line in pieces of 75 octets, between letters. The library counts UTF-16, and cuts through them. */
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

/** What is saved later replaces what was saved before: a number that grows, as for each change of an entry. */
const sequenceNow = (): number => Math.floor((Date.now() - Date.UTC(2026, 0)) / 1000);

/** An appointment as an iCalendar file (RFC 5545). */
export function calendarFile({ uid, title, dates, place, description }: CalendarEntry): string {
  const file = generateIcsCalendar({
    version: '2.0',
    prodId: '-//awell-cal-booking//EN',
    method: 'PUBLISH',
    events: dates.map(({ start, end }, index) => ({
      // The library writes it as it is, line breaks and all.
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
