import { BookAppointmentActivity, type ExtensionActivityRecord } from 'awell-cal-booking';
import styles from 'awell-cal-booking/styles.css';
import * as React from 'react';

interface ComponentProps {
  activityDetails: ExtensionActivityRecord;
  onSubmit: (dataPoints: Record<string, unknown>) => unknown;
}

/**
 * The loader of Hosted Pages leaves a column that hides what is longer than the window, so the widget takes what is left
 * of it and scrolls by itself. In any other host this does nothing.
 */
const SCROLLS: React.CSSProperties = { flex: '1 1 auto', minHeight: 0, overflowY: 'auto' };

/** What Awell's hosts load as `calDotCom.bookAppointment`. They load no style sheet, so it comes along. */
export default function BookAppointment({ activityDetails, onSubmit }: ComponentProps) {
  return (
    <div style={SCROLLS}>
      <style>{styles}</style>
      <BookAppointmentActivity
        activityDetails={activityDetails}
        onSubmit={onSubmit}
        // The key that Cal.com's API v2 and "Get booking (v2)" take.
        bookingIdFrom="uid"
        prefillFromRecord
      />
    </div>
  );
}
