import { useEffect } from 'react';
import { start, type Place } from './start';

/** What a developer writes who needs no library: an iframe, and a listener for the one message that matters. */
function Booking({ calOrigin, calLink, activityId, namespace, complete }: Place) {
  useEffect(() => {
    const hear = ({ data }: MessageEvent): void => {
      if (data?.fullType === `CAL:${namespace}:bookingSuccessful`) {
        void complete(String(data.data.booking.id));
      }
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [namespace, complete]);
  const query = new URLSearchParams({ embed: namespace, 'metadata[awellActivityId]': activityId });
  return (
    // oxlint-disable-next-line react/iframe-missing-sandbox -- Cal.com's embed sets none either
    <iframe
      title="Book an appointment"
      src={`${calOrigin}/${calLink}/embed?${query}`}
      style={{ width: '100%', height: 600 }}
    />
  );
}

start({ render: (place, key) => <Booking key={key} {...place} />, answersPage: true });
