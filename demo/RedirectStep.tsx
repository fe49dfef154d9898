import { bookingPageUrl } from 'awell-cal-booking';
import { useId } from 'react';
import type { Theme } from './choice';
import { cal, PATIENT } from './services';

interface RedirectStepProps {
  calLink: string;
  activityId: string;
  careFlowId: string;
  theme: Theme;
}

/** The way out: the patient chooses a time on Cal.com's own page, in this tab. */
export function RedirectStep({ theme, ...activity }: RedirectStepProps) {
  const headingId = useId();
  const page = new URL(bookingPageUrl({ ...activity, calOrigin: cal.calOrigin, prefill: PATIENT }));
  if (theme !== 'auto') page.searchParams.set('theme', theme);
  return (
    <div className="card" role="group" aria-labelledby={headingId}>
      <h2 id={headingId}>Choose a time for your visit</h2>
      <p>
        You choose it on your clinic’s booking page. Afterwards, you come back here by yourself.
      </p>
      <a className="button" href={page.href}>
        Choose a time
      </a>
    </div>
  );
}
