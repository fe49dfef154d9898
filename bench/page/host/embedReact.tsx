import Cal, { getCalApi } from '@calcom/embed-react';
import { useEffect } from 'react';
import { start, type Place } from './start';

/** As the documentation of @calcom/embed-react has it, in a namespace of its own. */
function Booking({ calOrigin, embedJsUrl, calLink, activityId, namespace, complete }: Place) {
  useEffect(() => {
    let isOver = false;
    const callback = ({ detail }: { detail: { data: { booking: unknown } } }): void => {
      void complete(String((detail.data.booking as { id: number }).id));
    };
    const api = getCalApi({ namespace, embedJsUrl });
    void api.then((cal) => {
      if (!isOver) cal('on', { action: 'bookingSuccessful', callback: callback as never });
    });
    return () => {
      isOver = true;
      void api.then((cal) =>
        cal('off', { action: 'bookingSuccessful', callback: callback as never }),
      );
    };
  }, [embedJsUrl, namespace, complete]);
  return (
    <Cal
      namespace={namespace}
      calLink={calLink}
      calOrigin={calOrigin}
      embedJsUrl={embedJsUrl}
      config={{ theme: 'light', 'metadata[awellActivityId]': activityId }}
    />
  );
}

start({ render: (place, key) => <Booking key={key} {...place} /> });
