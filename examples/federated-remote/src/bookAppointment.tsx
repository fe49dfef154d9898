import { BookAppointmentActivity, type ExtensionActivityRecord } from 'awell-cal-booking';
import styles from 'awell-cal-booking/styles.css';
import * as React from 'react';

interface ComponentProps {
  activityDetails: ExtensionActivityRecord;
  onSubmit: (dataPoints: Record<string, unknown>) => unknown;
}

/**
 * Hosted Pages shows the component in a column that hides what is longer than the window, so the widget fills the
 * column and scrolls by itself. In other hosts this has no effect.
 */
const SCROLLS: React.CSSProperties = { flex: '1 1 auto', minHeight: 0, overflowY: 'auto' };

/** Awell's hosts load it as `calDotCom.bookAppointment`. They load no style sheet, so it includes its styles. */
export default function BookAppointment({ activityDetails, onSubmit }: ComponentProps) {
  return (
    <div style={SCROLLS}>
      <style>{styles}</style>
      <BookAppointmentActivity
        activityDetails={activityDetails}
        onSubmit={onSubmit}
        // Cal.com's API v2 and "Get booking (v2)" take the uid.
        bookingIdFrom="uid"
        prefillFromRecord
      />
    </div>
  );
}
