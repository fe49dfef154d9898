import { BookAppointmentActivity, type ExtensionActivityRecord } from 'awell-cal-booking';
import styles from 'awell-cal-booking/styles.css';
import * as React from 'react';

interface ComponentProps {
  activityDetails: ExtensionActivityRecord;
  onSubmit: (dataPoints: Record<string, unknown>) => unknown;
}

/** What Awell's hosts load as `calDotCom.bookAppointment`. They load no style sheet, so it comes along. */
export default function BookAppointment({ activityDetails, onSubmit }: ComponentProps) {
  return (
    <>
      <style>{styles}</style>
      <BookAppointmentActivity activityDetails={activityDetails} onSubmit={onSubmit} />
    </>
  );
}
