'use client';

import { QueryClient } from '@tanstack/react-query';
import { BookingDetails, createCalClient } from 'awell-cal-booking';
import 'awell-cal-booking/styles.css';
import { useState } from 'react';

const calOrigin = process.env.NEXT_PUBLIC_CAL_ORIGIN;
const cal = createCalClient({ proxyUrl: '/api/cal', calOrigin });

/** An appointment as Cal.com has it now, over the proxy; to be moved and cancelled. */
export function Appointment(booking: { bookingUid: string; seatUid?: string | undefined }) {
  const [queryClient] = useState(() => new QueryClient());
  return (
    <BookingDetails {...booking} client={cal} queryClient={queryClient} calOrigin={calOrigin} />
  );
}
