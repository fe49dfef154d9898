import { useState } from 'react';
import type { BookedAppointment } from '../embed/bookedAppointment';

/**
 * Whether the patient pays on the page that is shown, which is the one that the booking was made on. A page that is
 * opened anew is at its start, where nobody can pay for what was booked before.
 *
 * @param frameKey Another one is another page.
 */
export function usePaysHere(booking: BookedAppointment | undefined, frameKey: string): boolean {
  const [opened, setOpened] = useState({ frameKey, uid: booking?.uid });
  if (opened.frameKey !== frameKey) setOpened({ frameKey, uid: booking?.uid });
  return (
    booking !== undefined &&
    booking.paymentRequired &&
    !booking.isRestored &&
    booking.uid !== opened.uid
  );
}
