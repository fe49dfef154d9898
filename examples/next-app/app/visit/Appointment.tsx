'use client';

import { BookingDetails, createCalClient } from 'awell-cal-booking';
import 'awell-cal-booking/styles.css';
import { useState } from 'react';

interface Props {
  bookingUid: string;
  seatUid?: string | undefined;
  /** Where the booking pages are, if not on Cal.com's cloud. */
  calOrigin?: string | undefined;
}

/** An appointment as Cal.com has it now, over the proxy; to be moved and cancelled. */
export function Appointment({ calOrigin, ...booking }: Props) {
  const [cal] = useState(() => createCalClient({ proxyUrl: '/api/cal', calOrigin }));
  return <BookingDetails {...booking} client={cal} calOrigin={calOrigin} />;
}
