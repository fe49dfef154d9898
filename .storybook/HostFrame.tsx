import type { BookingTheme } from 'awell-cal-booking';
import type { ReactNode } from 'react';
import './host.css';

interface HostFrameProps {
  theme: BookingTheme;
  locale: string;
  /** `story`: the widget in the app's page. `docs`: the widget only. */
  view: 'story' | 'docs';
  /** A note for the viewer of the stories, not part of the app. */
  note?: string | undefined;
  children: ReactNode;
}

/** The page of a clinic's app that the widget is one step of. */
export function HostFrame({ theme, locale, view, note, children }: HostFrameProps) {
  // The docs have their own `main`.
  const Content = view === 'story' ? 'main' : 'div';
  return (
    <div
      className="host"
      data-theme={theme}
      data-view={view}
      dir={locale.startsWith('ar') ? 'rtl' : 'ltr'}
    >
      <Content>
        {view === 'story' && (
          <header>
            <p className="clinic">Riverside Clinic</p>
            <h1>Plan your intake</h1>
          </header>
        )}
        {note && (
          <p className="note" lang="en" dir="ltr">
            {note}
          </p>
        )}
        {children}
      </Content>
    </div>
  );
}
