import type { CompleteActivity } from 'awell-cal-booking';
import { fn } from 'storybook/test';

const ANSWER_MS = 1200;

const afterAMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, ANSWER_MS));

/** Ids of activities. */
const answered = new Set<string>();

/** `completeActivity` with each of Awell's answers. */
export const completeActivity = {
  succeeds: fn<CompleteActivity>(afterAMoment).mockName('completeActivity'),
  fails: fn<CompleteActivity>(async () => {
    await afterAMoment();
    throw new Error('Awell cannot be reached.');
  }).mockName('completeActivity'),
  failsOnce: fn<CompleteActivity>(async ({ activityId }) => {
    await afterAMoment();
    if (answered.has(activityId)) return new Promise(() => undefined);
    answered.add(activityId);
    throw new Error('Awell cannot be reached.');
  }).mockName('completeActivity'),
  neverAnswers: fn<CompleteActivity>(() => new Promise(() => undefined)).mockName(
    'completeActivity',
  ),
  isRefused: fn<CompleteActivity>(async () => {
    await afterAMoment();
    throw Object.assign(new Error('This activity is closed.'), { recoverable: false });
  }).mockName('completeActivity'),
};

/** All callbacks of the widget, shown in the panel Actions. */
export const events = {
  onStatusChange: fn().mockName('onStatusChange'),
  onReady: fn().mockName('onReady'),
  onBooked: fn().mockName('onBooked'),
  onRescheduled: fn().mockName('onRescheduled'),
  onCancelled: fn().mockName('onCancelled'),
  onCompleted: fn().mockName('onCompleted'),
  onError: fn().mockName('onError'),
};
