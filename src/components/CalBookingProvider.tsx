'use client';

import type { QueryClient } from '@tanstack/react-query';
import { useMemo, type ReactElement, type ReactNode } from 'react';
import type { CalClient } from '../api/cal/calClient';
import { BookingContext } from '../hooks/bookingContext';
import type { BookingPageProps, BookingPresentationProps } from './BookAppointment.types';

/** Defaults for the whole app. A component's prop or a hook's option overrides them. */
export interface CalBookingProviderProps
  extends
    Pick<BookingPresentationProps, 'locale' | 'labels' | 'theme' | 'brandColor' | 'layout'>,
    Pick<BookingPageProps, 'calOrigin'> {
  /** Client of the booking hooks. It also verifies bookings from pages that can't be trusted. */
  client?: CalClient | undefined;
  /** Cache of the hooks. @default the client of the QueryClientProvider around, or else one for the whole page */
  queryClient?: QueryClient | undefined;
  /** The part of the app that uses the defaults. */
  children?: ReactNode;
}

/**
 * Gives the booking hooks their client, and the components their defaults for look and language. `BookAppointment`
 * works without it.
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
