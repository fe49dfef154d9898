import type { ReactElement } from 'react';

/** Covers the booking page until it can be seen. */
export function LoadingPanel({ label }: { label: string }): ReactElement {
  return (
    <div data-awell-booking-panel="loading" role="status">
      <span data-awell-booking-spinner="" aria-hidden="true" />
      {label}
    </div>
  );
}
