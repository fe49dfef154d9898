import type { BookingTheme } from 'awell-cal-booking';
import type { ReactNode } from 'react';
import './host.css';

interface HostFrameProps {
  theme: BookingTheme;
  /** A story by itself fills the window; among the docs it takes its own height. */
  view: 'story' | 'docs';
  children: ReactNode;
}

/** The page of a clinic's app that the widget is one step of. */
export function HostFrame({ theme, view, children }: HostFrameProps) {
  const Heading = view === 'story' ? 'h1' : 'div';
  return (
    <div className="host" data-theme={theme} data-view={view}>
      <main>
        <p className="clinic">Riverside Clinic</p>
        <Heading>Plan your intake</Heading>
        {children}
      </main>
    </div>
  );
}
