import { CalDotComScheduling } from '@awell-health/ui-library';
import { start, type Place } from './start';

/** As Awell's Hosted Pages have it. Its embed.js is always Cal.com's; the bundle is served with another address. */
const Booking = ({ calOrigin, calLink, activityId, complete }: Place) => (
  <CalDotComScheduling
    calLink={calLink}
    calOrigin={calOrigin}
    metadata={{ awellActivityId: activityId }}
    onBookingSuccessful={({ booking }) => void complete(String(booking?.['id']))}
  />
);

start({ render: (place, key) => <Booking key={key} {...place} /> });
