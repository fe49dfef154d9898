import { useQuery } from '@tanstack/react-query';
import type { Booking } from '../api/cal/booking';
import type { CalendarLink } from '../api/cal/calClient';
import { bookingKeys } from './bookingQueries';
import type { ResolvedClients } from './useBookingClients';

/** Cal.com's own links to calendars on the web, where the client may ask for them and the booking is certain. */
export function useCalendarLinks(
  { client, queryClient }: ResolvedClients,
  booking: Booking | undefined,
): CalendarLink[] | undefined {
  const uid = booking?.uid ?? '';
  const { data } = useQuery<CalendarLink[]>(
    {
      queryKey: [...bookingKeys.all(client), 'calendarLinks', uid],
      queryFn: ({ signal }) => client.getCalendarLinks(uid, { signal }),
      enabled: client.hasKey && booking?.status === 'accepted',
      retry: false,
    },
    queryClient,
  );
  return data;
}
