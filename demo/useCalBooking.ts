import { useEffect, useState } from 'react';
import { cal } from './services';

/** What the panel shows of a booking in Cal.com's API v2. */
export interface CalBooking {
  id: number;
  uid: string;
  title: string;
  status: string;
  start: string;
}

/** The booking as Cal.com's API gives it: null where it cannot be read without a key. */
export function useCalBooking(uid: string | undefined): CalBooking | null | undefined {
  const [booking, setBooking] = useState<CalBooking | null>();

  useEffect(() => {
    if (uid === undefined) return undefined;
    const controller = new AbortController();
    const read = async () => {
      try {
        const response = await fetch(`${cal.apiUrl}/bookings/${encodeURIComponent(uid)}`, {
          headers: { 'cal-api-version': '2024-08-13' },
          signal: controller.signal,
        });
        if (!response.ok) throw new Error(`Cal.com answered ${response.status}.`);
        // A recurring booking comes as the list of its occurrences.
        const { data } = (await response.json()) as { data: CalBooking | CalBooking[] };
        setBooking((Array.isArray(data) ? data[0] : data) ?? null);
      } catch {
        if (!controller.signal.aborted) setBooking(null);
      }
    };
    void read();
    return () => controller.abort();
  }, [uid]);

  return booking;
}
