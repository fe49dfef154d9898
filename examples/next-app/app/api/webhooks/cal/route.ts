import { createWebhookHandler } from 'awell-cal-booking/server';
import { atRunTime } from '../../../../lib/atRunTime';
import { careFlowOf, rememberBooking } from '../../../../lib/patients';

/** Set it up in Cal.com: Settings, Developer, Webhooks. */
export const POST = atRunTime(() =>
  createWebhookHandler({
    secret: process.env.CAL_WEBHOOK_SECRET ?? '',
    onEvent: (event) => {
      // A meeting event concerns everyone who shares the appointment.
      if (!('booking' in event) || event.trigger.startsWith('MEETING')) return;
      const { uid: bookingUid, seatUid } = event.booking;
      const careFlowId = careFlowOf(event.activityId);
      // A shared appointment belongs to a patient only by its seat.
      if (careFlowId === undefined || (event.isSeated && seatUid === undefined)) return;
      rememberBooking({ bookingUid, seatUid }, careFlowId);
    },
  }),
);
