import type { Args } from '@storybook/react-vite';
import type { BookAppointmentProps, ExtensionActivityRecord } from 'awell-cal-booking';

/** Your own booking page, at a real Cal.com. */
export interface OwnPage {
  calLink: string;
  /** Origin of the page, if it isn't on Cal.com's cloud. */
  calOrigin?: string | undefined;
}

const link = import.meta.env['STORYBOOK_CAL_LINK'] as string | undefined;

/** Named by `STORYBOOK_CAL_LINK=you/intake npm run storybook`. */
export const ownPage: OwnPage | undefined = link
  ? { calLink: link, calOrigin: import.meta.env['STORYBOOK_CAL_ORIGIN'] as string | undefined }
  : undefined;

/** The sandbox's page in most stories. A story with another page needs that one. */
const ORDINARY = 'clinic/intake';

/** A record as Awell sends it, with the link in its field and the origin in its setting. */
const recordOf = (
  record: ExtensionActivityRecord,
  { calLink, calOrigin = '' }: OwnPage,
): ExtensionActivityRecord => ({
  ...record,
  fields: [{ id: 'calLink', value: calLink.replaceAll('&', '&amp;') }],
  settings: [{ key: 'customDomain', value: calOrigin }],
});

/** The story's args with that page; `undefined` if the story needs another page. */
export function withOwnPage(args: Args, page: OwnPage): Args | undefined {
  const { activityDetails, calLink } = args as Partial<BookAppointmentProps> & {
    activityDetails?: ExtensionActivityRecord;
  };
  // The real Cal.com has its own script and API.
  const real = { ...args, embedJsUrl: undefined, calApiUrl: undefined };
  if (!activityDetails) return calLink === ORDINARY ? { ...real, ...page } : undefined;
  const isOrdinary = activityDetails.fields.some(({ value }) => value.startsWith(`${ORDINARY}?`));
  return isOrdinary ? { ...real, activityDetails: recordOf(activityDetails, page) } : undefined;
}
