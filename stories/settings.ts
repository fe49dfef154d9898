import type { BookAppointmentProps } from 'awell-cal-booking';
import { calApiUrl, calOrigin, embedJsUrl } from 'virtual:sandbox';
import { completeActivity, events } from './spies';

/** A booking page of the sandbox, and an Awell that accepts every completion. */
export const bookingArgs = {
  calLink: 'clinic/intake',
  calOrigin,
  embedJsUrl,
  calApiUrl,
  activityId: 'new for each mount',
  completeActivity: completeActivity.succeeds,
  ...events,
} satisfies BookAppointmentProps;

/** What the toolbar and the stories decide themselves has no control. */
export const argTypes = {
  theme: { control: false },
  locale: { control: false },
  activityId: { control: false },
  storage: { control: false },
  completeActivity: { control: false },
  timeZone: { control: 'text' },
  brandColor: { control: 'color' },
} as const;
