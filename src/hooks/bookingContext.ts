import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useMemo } from 'react';
import type { CalClient } from '../api/cal/calClient';
import type { BookingLayout, BookingTheme } from '../embed/embedTarget';
import type { BookingLabels } from '../texts/labels';

/** What a provider says for all components within it; see their props. */
export interface BookingDefaults {
  locale?: string | undefined;
  labels?: Partial<BookingLabels> | undefined;
  theme?: BookingTheme | undefined;
  brandColor?: string | undefined;
  layout?: BookingLayout | undefined;
  calOrigin?: string | undefined;
}

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
