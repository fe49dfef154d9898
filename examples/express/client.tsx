import {
  BookAppointmentActivity,
  BookingDetails,
  createAwellClient,
  createCalClient,
  type ExtensionActivityRecord,
} from 'awell-cal-booking';
import 'awell-cal-booking/styles.css';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

interface Visit {
  activity: { id: string; object: { id: string; name: string; type: string } } | null;
  bookings: { bookingUid: string; seatUid?: string }[];
  calOrigin?: string;
}

const awell = createAwellClient({ endpoint: '/api/awell' });

/** The signed-in patient's current activity and appointments. */
async function readVisit(): Promise<Visit | undefined> {
  const response = await fetch('/api/visit');
  return response.ok ? ((await response.json()) as Visit) : undefined;
}

function Booking({ recordId, onCompleted }: { recordId: string; onCompleted: () => void }) {
  const [record, setRecord] = useState<ExtensionActivityRecord>();
  const [failed, setFailed] = useState(false);
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
      onCompleted={onCompleted}
    />
  );
}

/** One appointment, read through the proxy. The patient can reschedule and cancel it. */
function Details({ visit: { bookings, calOrigin }, uid }: { visit: Visit; uid: string }) {
  const [cal] = useState(() => createCalClient({ proxyUrl: '/api/cal', calOrigin }));
  const booking = bookings.find(({ bookingUid, seatUid }) => uid === (seatUid ?? bookingUid));
  if (!booking) return <p role="alert">There is no such appointment.</p>;
  return <BookingDetails {...booking} client={cal} calOrigin={calOrigin} />;
}

function App() {
  const [visit, setVisit] = useState<Visit>();
  const load = () => void readVisit().then(setVisit);
  useEffect(() => void readVisit().then(setVisit), []);

  const uid = new URLSearchParams(location.search).get('appointment');
  if (!visit) {
    return (
      <form method="post" action="/start">
        <button>Start your visit</button>
      </form>
    );
  }
  if (uid !== null) return <Details visit={visit} uid={uid} />;
  const { activity, bookings } = visit;
  if (activity?.object.type === 'PLUGIN_ACTION') {
    return <Booking key={activity.id} recordId={activity.object.id} onCompleted={load} />;
  }
  return (
    <>
      <h1>{activity?.object.name ?? 'There is nothing more to do'}</h1>
      {activity && (
        <form method="post" action="/api/read">
          <button>Continue</button>
        </form>
      )}
      {bookings.map(({ bookingUid, seatUid = bookingUid }) => (
        <p key={seatUid}>
          <a href={`/?appointment=${seatUid}`}>Your appointment</a>
        </p>
      ))}
    </>
  );
}

createRoot(document.getElementById('root')!).render(<App />);
