import { useQuery } from '@tanstack/react-query';
import type { Booking } from '../booking/booking';
import type { CalendarLink } from '../api/cal/calClient';
import { bookingKeys } from '../hooks/bookingQueries';
import type { ResolvedClients } from '../hooks/useBookingClients';

/**
 * Cal.com's own links to calendars on the web, if the client may ask for them and the booking is certain; `null`
 * until Cal.com has told them.
 */
export function useCalendarLinks(
  { client, queryClient }: ResolvedClients,
  booking: Booking | undefined,
): CalendarLink[] | null | undefined {
  const uid = booking?.uid ?? '';
  const isWanted = client.hasKey && booking?.status === 'accepted';
  const { data, isPending } = useQuery<CalendarLink[]>(
    {
      queryKey: [...bookingKeys.all(client), 'calendarLinks', uid],
      queryFn: ({ signal }) => client.getCalendarLinks(uid, { signal }),
      enabled: isWanted,
      retry: false,
    },
    queryClient,
  );
  return isWanted && isPending ? null : data;
}
