'use client';

import { BookingDetails, createCalClient } from 'awell-cal-booking';
import 'awell-cal-booking/styles.css';
import { useState } from 'react';

interface Props {
  bookingUid: string;
  seatUid?: string | undefined;
  /** Origin of the booking pages, if they are not on Cal.com's cloud. */
  calOrigin?: string | undefined;
}

/** One appointment, read through the proxy. The patient can reschedule and cancel it. */
export function Appointment({ calOrigin, ...booking }: Props) {
  const [cal] = useState(() => createCalClient({ proxyUrl: '/api/cal', calOrigin }));
  return <BookingDetails {...booking} client={cal} calOrigin={calOrigin} />;
}
