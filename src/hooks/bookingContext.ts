import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useMemo } from 'react';
import type { CalClient } from '../api/cal/calClient';
import type { BookingLayout, BookingTheme } from '../embed/embedTarget';
import { readOptions } from '../options';
import type { BookingLabels } from '../texts/labels';

/** Defaults from a provider for all components within it. The components' props describe them. */
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

/**
 * Callbacks must be functions, and props of the look must be text. Anything else is ignored, so that it doesn't break
 * the page.
 */
function isFitting(name: string, value: unknown): boolean {
  if (/^(?:on[A-Z].*|dataPoints)$/.test(name)) return typeof value === 'function';
  return (
    typeof value === 'string' ||
    !/^(?:theme|layout|brandColor|className|locale|timeZone)$/.test(name)
  );
}

/** A component's props, with the provider's defaults. `labels` are merged. */
export function useBookingDefaults<P extends BookingDefaults>(props: P): P {
  const { defaults } = useContext(BookingContext);
  const labels = useMemo(
    () => ({ ...defaults.labels, ...props.labels }),
    [defaults.labels, props.labels],
  );
  const usable = (all: object): object =>
    Object.fromEntries(
      Object.entries(readOptions(all)).filter(([name, value]) => isFitting(name, value)),
    );
  return { ...usable(defaults), ...usable(props), labels } as P;
}
