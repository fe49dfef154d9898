import { QueryClient } from '@tanstack/react-query';
import { createCalClient, useBooking } from 'awell-cal-booking';
import { start } from './start';

const clients = {
  client: createCalClient({ proxyUrl: '/api/cal' }),
  queryClient: new QueryClient(),
};

/** One of many that show the same booking. */
function Title() {
  const { data } = useBooking('booking-1', clients);
  return data ? <output>{data.title}</output> : null;
}

start({ render: (_place, key) => <Title key={key} /> });
