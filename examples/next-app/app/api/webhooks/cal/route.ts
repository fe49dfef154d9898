import { createWebhookHandler } from 'awell-cal-booking/server';
import { atRunTime } from '../../../../lib/atRunTime';
import { careFlowOf, rememberBooking } from '../../../../lib/patients';

/** Cal.com: Settings, Developer, Webhooks. */
export const POST = atRunTime(() =>
  createWebhookHandler({
    secret: process.env.CAL_WEBHOOK_SECRET ?? '',
    onEvent: (event) => {
      // A meeting is everyone's who shares it.
      if (!('booking' in event) || event.trigger.startsWith('MEETING')) return;
      const { uid: bookingUid, seatUid } = event.booking;
      const careFlowId = careFlowOf(event.activityId);
      // Whose a shared appointment is, only its seat tells.
      if (careFlowId === undefined || (event.isSeated && seatUid === undefined)) return;
      rememberBooking({ bookingUid, seatUid }, careFlowId);
    },
  }),
);
