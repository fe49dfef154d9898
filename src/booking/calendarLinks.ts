import type { CalendarEntry } from './calendarFile';

/** Links to web calendars. Nothing is requested from them until the patient clicks. */
export function calendarLinks(entry: CalendarEntry): [name: string, href: string][] {
  const { title, dates, place = '', description = '' } = entry;
  const [date] = dates;
  // A link holds one date.
  if (!date || dates.length > 1) return [];
  const { start, end } = date;
  const compact = [start, end].map((time) =>
    new Date(time).toISOString().replace(/[-:]|\.\d+/g, ''),
  );
  const google = new URLSearchParams({
    action: 'TEMPLATE',
    text: title,
    dates: compact.join('/'),
    location: place,
    details: description,
  });
  const outlook = new URLSearchParams({
    path: '/calendar/action/compose',
    rru: 'addevent',
    subject: title,
    startdt: start,
    enddt: end,
    location: place,
    body: description,
  });
  return [
    ['Google', `https://calendar.google.com/calendar/render?${google}`],
    ['Outlook', `https://outlook.live.com/calendar/0/deeplink/compose?${outlook}`],
  ];
}
