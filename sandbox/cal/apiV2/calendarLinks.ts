import type { BookingRecord } from '../../../src/testing/protocol/types';

const compact = (time: string): string => time.replace(/[-:]|\.\d{3}/g, '');

/** Links that add a booking to calendars. One of them is a file. */
export function calendarLinks({ title, startTime, endTime, location }: BookingRecord) {
  const google = new URLSearchParams({
    action: 'TEMPLATE',
    text: title,
    dates: `${compact(startTime)}/${compact(endTime)}`,
    location,
  });
  const outlook = new URLSearchParams({
    subject: title,
    startdt: startTime,
    enddt: endTime,
    location,
  });
  const file = ['BEGIN:VCALENDAR', `SUMMARY:${title}`, 'END:VCALENDAR'].join('\r\n');
  return [
    { label: 'Google Calendar', link: `https://calendar.google.com/calendar/render?${google}` },
    {
      label: 'Microsoft Outlook',
      link: `https://outlook.live.com/calendar/0/deeplink/compose?${outlook}`,
    },
    { label: 'ICS', link: `data:text/calendar,${encodeURIComponent(file)}` },
  ];
}
