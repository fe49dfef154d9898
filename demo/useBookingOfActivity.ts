import { useQuery } from '@tanstack/react-query';
import { type Booking, bookingListQueryOptions } from 'awell-cal-booking';
import { cal } from './services';

const POLL_MS = 2000;

/** Finds the booking of an activity, as a clinic's server does that knows only the activity. */
export function useBookingOfActivity(activityId: string | undefined): Booking | undefined {
  const { data } = useQuery({
    ...bookingListQueryOptions({
      client: cal.client,
      filter: { sortCreated: 'desc', take: 50 },
    }),
    enabled: activityId !== undefined,
    refetchInterval: POLL_MS,
  });
  return data?.bookings.find(({ metadata }) => metadata['awellActivityId'] === activityId);
}
