import { cookies } from 'next/headers';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { currentActivity, readMessage } from '../../lib/careFlow';
import {
  bookingsOf,
  keyOf,
  patientOfSession,
  rememberActivity,
  SESSION_COOKIE,
} from '../../lib/patients';
import { readOn } from '../actions';
import { Booking } from './Booking';

/** The current step of the patient's care flow, and the appointments that the server knows. */
export default async function Visit() {
  const session = (await cookies()).get(SESSION_COOKIE)?.value;
  const patient = patientOfSession(session);
  if (!patient) redirect('/');

  const activity = await currentActivity(patient.careFlowId);
  if (activity?.object.type === 'PLUGIN_ACTION') {
    rememberActivity(activity.id, patient);
    return <Booking key={activity.id} recordId={activity.object.id} />;
  }
  return (
    <>
      <h1>{activity?.object.name ?? 'There is nothing more to do'}</h1>
      {activity && (
        <form action={readOn.bind(null, activity.id)}>
          <div dangerouslySetInnerHTML={{ __html: await readMessage(activity.object.id) }} />
          <button>Continue</button>
        </form>
      )}
      {bookingsOf(patient)
        .map(keyOf)
        .map((key) => (
          <p key={key}>
            <Link href={`/visit/${key}`}>Your appointment</Link>
          </p>
        ))}
    </>
  );
}
