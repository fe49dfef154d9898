'use client';

import type { QueryClient } from '@tanstack/react-query';
import { useMemo, type ReactElement, type ReactNode } from 'react';
import type { CalClient } from '../api/cal/calClient';
import { BookingContext } from '../hooks/bookingContext';
import type { BookingPageProps, BookingPresentationProps } from './BookAppointment.types';

/** What a whole app has in common. Each may be set on a component or passed to a hook instead. */
export interface CalBookingProviderProps
  extends
    Pick<BookingPresentationProps, 'locale' | 'labels' | 'theme' | 'brandColor' | 'layout'>,
    Pick<BookingPageProps, 'calOrigin'> {
  /** Asks Cal.com for the booking hooks, and reads back what a booking page cannot be believed. */
  client?: CalClient | undefined;
  /** Where the hooks keep what they read. @default that of the QueryClientProvider around, or else one for the whole page */
  queryClient?: QueryClient | undefined;
  /** Your app, or the part of it that books. */
  children?: ReactNode;
}

/**
 * Gives the booking hooks their client, and the components defaults for looks and language. `BookAppointment` works
 * without it.
 *
 * @example
 * <CalBookingProvider client={createCalClient({ proxyUrl: '/api/cal' })} locale="nl">
 */
export function CalBookingProvider(props: CalBookingProviderProps): ReactElement {
  const { client, queryClient, locale, labels, theme, brandColor, layout, calOrigin } = props;
  const value = useMemo(
    () => ({
      client,
      queryClient,
      defaults: { locale, labels, theme, brandColor, layout, calOrigin },
    }),
    [client, queryClient, locale, labels, theme, brandColor, layout, calOrigin],
  );
  return <BookingContext.Provider value={value}>{props.children}</BookingContext.Provider>;
}
