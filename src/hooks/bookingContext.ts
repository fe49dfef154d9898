import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useMemo } from 'react';
import type { CalClient } from '../api/cal/calClient';
import type { BookAppointmentProps } from '../components/BookAppointment.types';

export type BookingDefaults = Pick<
  BookAppointmentProps,
  'locale' | 'labels' | 'theme' | 'brandColor' | 'layout' | 'calOrigin'
>;

export interface BookingContextValue {
  client?: CalClient | undefined;
  queryClient?: QueryClient | undefined;
  defaults: BookingDefaults;
}

export const BookingContext = createContext<BookingContextValue>({ defaults: {} });

/** A component's props, and the provider's where they are left out. `labels` are put together. */
export function useBookingDefaults<P extends BookingDefaults>(props: P): P {
  const { defaults } = useContext(BookingContext);
  const labels = useMemo(
    () => ({ ...defaults.labels, ...props.labels }),
    [defaults.labels, props.labels],
  );
  const given = Object.entries(props).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(given), labels } as P;
}
