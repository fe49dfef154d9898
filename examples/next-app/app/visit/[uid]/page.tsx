import { cookies } from 'next/headers';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { bookingsOf, keyOf, patientOfSession, SESSION_COOKIE } from '../../../lib/patients';
import { Appointment } from '../Appointment';

interface Props {
  params: Promise<{ uid: string }>;
}

/** One appointment of the signed-in patient. */
export default async function AppointmentPage({ params }: Props) {
  const patient = patientOfSession((await cookies()).get(SESSION_COOKIE)?.value);
  const { uid } = await params;
  const booking = patient && bookingsOf(patient).find((one) => keyOf(one) === uid);
  if (!booking) notFound();
  return (
    <>
      <Appointment {...booking} calOrigin={process.env.CAL_ORIGIN} />
      <Link href="/visit">Back to your visit</Link>
    </>
  );
}
