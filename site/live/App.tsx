import { type ActivityCompletion, BookAppointment, forgetActivity } from 'awell-cal-booking';
import 'awell-cal-booking/styles.css';
import { installFakeCal } from 'awell-cal-booking/testing';
import { useState } from 'react';

// Stands in for Cal.com on this page. Your app leaves this out.
installFakeCal();

const activityId = 'activity-1';

export function App({ theme }: { theme: 'light' | 'dark' }) {
  const [attempt, setAttempt] = useState(1);
  const [completion, setCompletion] = useState<ActivityCompletion>();

  // Stands in for Awell. Your app passes the function of
  // `createAwellClient({ endpoint })`: `completeExtensionActivity`.
  const completeActivity = async (received: ActivityCompletion) => {
    setCompletion(received);
  };

  const startAgain = () => {
    forgetActivity(activityId);
    setCompletion(undefined);
    setAttempt(attempt + 1);
  };

  return (
    <>
      <BookAppointment
        key={attempt}
        calLink="clinic/intake"
        activityId={activityId}
        completeActivity={completeActivity}
        bookingIdFrom="uid"
        theme={theme}
        locale="en"
        onError={console.warn}
      />
      <h2>Awell has received</h2>
      <pre>
        {completion
          ? JSON.stringify(completion.dataPoints, null, 2)
          : 'Nothing since this page was opened.'}
      </pre>
      <button onClick={startAgain}>Start again</button>
    </>
  );
}
