import { BookAppointment, preloadBookingPage } from 'awell-cal-booking';
import { start, type Place } from './start';

const Booking = ({ calOrigin, embedJsUrl, calLink, activityId, complete }: Place) => (
  <BookAppointment
    calLink={calLink}
    calOrigin={calOrigin}
    embedJsUrl={embedJsUrl}
    activityId={activityId}
    completeActivity={({ dataPoints }) => complete(dataPoints[0]?.value ?? '')}
  />
);

start({
  render: (place, key) => <Booking key={key} {...place} />,
  preload: ({ calOrigin, embedJsUrl, calLink }) => {
    preloadBookingPage({ calLink, calOrigin, embedJsUrl });
  },
});
