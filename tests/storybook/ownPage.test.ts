import { expect, test } from 'vitest';
import { withOwnPage } from '../../.storybook/ownPage';
import { readBookAppointmentActivity, type ExtensionActivityRecord } from '../../src/index';

const page = {
  calLink: 'you/intake?month=2027-01&layout=week_view',
  calOrigin: 'https://cal.you.example',
};
const sandbox = {
  calOrigin: 'http://sandbox',
  embedJsUrl: 'http://sandbox/embed.js',
  calApiUrl: 'http://sandbox/v2',
};

const record = (calLink: string): ExtensionActivityRecord => ({
  activity_id: 'activity-1',
  pathway_id: 'care-flow-1',
  plugin_key: 'calDotCom',
  plugin_action_key: 'bookAppointment',
  fields: [{ id: 'calLink', value: calLink }],
});

test('your own booking page replaces the sandbox’s default page, script and API', () => {
  expect(withOwnPage({ ...sandbox, calLink: 'clinic/intake', theme: 'dark' }, page)).toEqual({
    ...page,
    theme: 'dark',
    embedJsUrl: undefined,
    calApiUrl: undefined,
  });
});

test('your own booking page is put into an activity’s record, as Awell would send it', () => {
  const activityDetails = record('clinic/intake?name&#x3D;Ada');
  const args = withOwnPage({ activityDetails, embedJsUrl: 'http://sandbox/embed.js' }, page);
  expect(args?.['embedJsUrl']).toBeUndefined();
  expect(readBookAppointmentActivity(args?.['activityDetails'])).toMatchObject(page);
  const onCloud = withOwnPage({ activityDetails }, { calLink: 'you/intake' });
  expect(readBookAppointmentActivity(onCloud?.['activityDetails'])).toMatchObject({
    calLink: 'you/intake',
    calOrigin: undefined,
  });
});

test('a story about another page or a missing link keeps its page', () => {
  expect(withOwnPage({ calLink: 'clinic/intake-paid' }, page)).toBeUndefined();
  expect(withOwnPage({ activityDetails: record('') }, page)).toBeUndefined();
});
