'use client';

import {
  BookAppointmentActivity,
  createAwellClient,
  type ExtensionActivityRecord,
} from 'awell-cal-booking';
import 'awell-cal-booking/styles.css';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';

const awell = createAwellClient({ endpoint: '/api/awell' });

export function Booking({ recordId }: { recordId: string }) {
  const [record, setRecord] = useState<ExtensionActivityRecord>();
  const [failed, setFailed] = useState(false);
  const router = useRouter();

  useEffect(() => {
    awell.getExtensionActivity(recordId).then(setRecord, () => setFailed(true));
  }, [recordId]);

  if (failed) return <p role="alert">This step could not be loaded.</p>;
  if (!record) return <p>Loading…</p>;
  return (
    <BookAppointmentActivity
      activityDetails={record}
      completeActivity={awell.completeExtensionActivity}
      // Cal.com's API v2 and "Get booking (v2)" take the uid.
      bookingIdFrom="uid"
      // The server decides the next step of the care flow.
      onCompleted={() => router.refresh()}
    />
  );
}
