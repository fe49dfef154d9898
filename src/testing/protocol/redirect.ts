import type { BookingResponse } from './types';

const NOT_FORWARDED = new Set([
  'embed',
  'layout',
  'embedType',
  'ui.color-scheme',
  'overlayCalendar',
]);

interface Visitor {
  name: string;
  email: string;
  guests: string[];
  eventTypeSlug: string;
}

/** What a booking adds to the address of the page it redirects to. No numeric id is in it. */
export function successRedirect(
  target: string,
  pageSearch: string,
  booking: BookingResponse,
  visitor: Visitor,
): string {
  const url = new URL(target);
  for (const [key, value] of new URLSearchParams(pageSearch)) {
    if (!NOT_FORWARDED.has(key)) url.searchParams.append(key, value);
  }
  const [firstName = '', ...rest] = visitor.name.split(' ');
  const forwarded: Record<string, string> = {
    uid: booking.uid,
    title: booking.title,
    description: typeof booking['description'] === 'string' ? booking['description'] : '',
    startTime: booking.startTime,
    endTime: booking.endTime,
    location: typeof booking['location'] === 'string' ? booking['location'] : '',
    hostName: booking.user.name,
    hostStartTime: booking.startTime,
    attendeeName: visitor.name,
    attendeeStartTime: booking.startTime,
    attendeeFirstName: firstName,
    attendeeLastName: rest.join(' '),
    email: visitor.email,
    eventTypeSlug: visitor.eventTypeSlug,
    isSuccessBookingPage: 'true',
    isEmbed: 'true',
  };
  for (const [key, value] of Object.entries(forwarded)) url.searchParams.set(key, value);
  for (const guest of visitor.guests) url.searchParams.append('guestEmails', guest);
  return url.href;
}
