/** A calendar day, `YYYY-MM-DD`, in the visitor's time zone. */
export type Day = string;

const LOCALE = 'en-GB';

function parts(date: Date, timeZone: string, options: Intl.DateTimeFormatOptions) {
  const found: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  const format = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone });
  for (const { type, value } of format.formatToParts(date)) found[type] = value;
  return found;
}

export function dayOf(instant: string | Date, timeZone: string): Day {
  const { year, month, day } = parts(new Date(instant), timeZone, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return `${year}-${month}-${day}`;
}

export function timeOf(instant: string, timeZone: string): string {
  const { hour, minute } = parts(new Date(instant), timeZone, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return `${hour}:${minute}`;
}

const atNoon = (day: Day): Date => new Date(`${day}T12:00:00Z`);

/** "Tuesday 5 January 2027", without the commas that some engines add. */
export function dayName(day: Day): string {
  const {
    weekday,
    day: number,
    month,
    year,
  } = parts(atNoon(day), 'UTC', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  return `${weekday} ${number} ${month} ${year}`;
}

export const whenText = (start: string, end: string, timeZone: string): string =>
  `${dayName(dayOf(start, timeZone))}, ${timeOf(start, timeZone)} – ${timeOf(end, timeZone)}`;

export const monthOf = (day: Day): string => day.slice(0, 7);

export function monthName(month: string): string {
  const found = parts(atNoon(`${month}-01`), 'UTC', { month: 'long', year: 'numeric' });
  return `${found.month} ${found.year}`;
}

export const currentMonth = (): string => new Date().toISOString().slice(0, 7);

export function addDays(day: Day, count: number): Day {
  const date = atNoon(day);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

export function addMonths(month: string, count: number): string {
  const date = atNoon(`${month}-01`);
  date.setUTCMonth(date.getUTCMonth() + count);
  return date.toISOString().slice(0, 7);
}

/** Monday is 0. */
const weekdayOf = (day: Day): number => (atNoon(day).getUTCDay() + 6) % 7;

/** The month as rows of a Monday-first calendar, with gaps where other months are. */
export function weeksOf(month: string): (Day | null)[][] {
  const first = `${month}-01`;
  const cells: (Day | null)[] = Array.from({ length: weekdayOf(first) }, () => null);
  for (let day = first; monthOf(day) === month; day = addDays(day, 1)) cells.push(day);
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, row) => cells.slice(row * 7, row * 7 + 7));
}

/** The first day the host could be free: after today and not in a weekend. */
export function firstBookableDay(timeZone: string): Day {
  let day = addDays(dayOf(new Date(), timeZone), 1);
  while (weekdayOf(day) > 4) day = addDays(day, 1);
  return day;
}

export function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat(LOCALE, { timeZone: name }));
  } catch {
    return false;
  }
}
