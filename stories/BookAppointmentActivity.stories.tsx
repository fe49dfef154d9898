import type { Meta, StoryObj } from '@storybook/react-vite';
import {
  BookAppointmentActivity,
  type BookAppointmentActivityProps,
  type ExtensionActivityRecord,
} from 'awell-cal-booking';
import { fn } from 'storybook/test';
import { calApiUrl, calOrigin, embedJsUrl } from 'virtual:sandbox';
import { argTypes } from './settings';
import { completeActivity, events } from './spies';
import { withActivity } from './withActivity';

/** A record as Awell sends it: text values are HTML-encoded. */
const record: ExtensionActivityRecord = {
  id: 'record-1',
  activity_id: 'new for each mount',
  pathway_id: 'care-flow-1',
  plugin_key: 'calDotCom',
  plugin_action_key: 'bookAppointment',
  fields: [
    {
      id: 'calLink',
      type: 'STRING',
      label: 'Cal Link',
      value: 'clinic/intake?name&#x3D;Ada+Martens&amp;email&#x3D;ada.martens@example.com',
    },
  ],
  settings: [
    { key: 'apiKey', label: 'API key', value: 'cal_••••••••••••••••' },
    { key: 'customDomain', label: 'Custom domain', value: calOrigin },
  ],
};

const meta: Meta<BookAppointmentActivityProps> = {
  title: 'BookAppointmentActivity',
  component: BookAppointmentActivity,
  decorators: [
    withActivity<BookAppointmentActivityProps>((activityId, { activityDetails }) => ({
      activityDetails: { ...activityDetails, activity_id: activityId },
    })),
  ],
  args: { activityDetails: record, embedJsUrl, calApiUrl, ...events },
  argTypes,
};

export default meta;

type Story = StoryObj<BookAppointmentActivityProps>;

/** The link is decoded and opened at the origin of the setting `customDomain`. */
export const Default: Story = { args: { completeActivity: completeActivity.succeeds } };

/** In a host of federated components, `onSubmit` takes the data points. */
export const WithOnSubmit: Story = { args: { onSubmit: fn().mockName('onSubmit') } };

/** A record of another action isn't a booking. */
export const WrongAction: Story = {
  args: {
    activityDetails: { ...record, plugin_action_key: 'getBooking' },
    completeActivity: completeActivity.succeeds,
  },
};

/** The designer of the care flow left the link empty. */
export const MissingCalLink: Story = {
  args: {
    activityDetails: { ...record, fields: [{ id: 'calLink', value: '' }] },
    completeActivity: completeActivity.succeeds,
  },
};
