// What is used of the peers, which a checkout need not have installed.
declare module '@awell-health/ui-library' {
  import type { FunctionComponent } from 'react';

  export const CalDotComScheduling: FunctionComponent<{
    calLink: string;
    calOrigin?: string;
    metadata?: Record<string, string>;
    onBookingSuccessful: (booked: { booking?: Record<string, unknown> }) => void;
  }>;
}

declare module 'react-calendly' {
  import type { CSSProperties, FunctionComponent } from 'react';

  export const InlineWidget: FunctionComponent<{ url: string; styles?: CSSProperties }>;
  export function useCalendlyEventListener(handlers: {
    onEventScheduled: (event: { data: { payload: { event: { uri: string } } } }) => void;
  }): void;
}
