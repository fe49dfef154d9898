import { createWebhookHandler } from 'awell-cal-booking/server';
import { rememberBooking } from '../../../../lib/patients';

/** Cal.com: Settings, Developer, Webhooks. The metadata is what the widget gave the booking. */
export const POST = createWebhookHandler({
  secret: process.env.CAL_WEBHOOK_SECRET ?? '',
  onEvent: (event) => {
    if (event.trigger !== 'BOOKING_CREATED' && event.trigger !== 'BOOKING_RESCHEDULED') return;
    const { uid, metadata } = event.booking;
    const careFlowId = metadata.awellPathwayId;
    if (typeof careFlowId === 'string') rememberBooking(uid, careFlowId);
  },
});
