import { createCalClient } from 'awell-cal-booking/server';
import { headers } from 'next/headers';

// As an app may have it for all its pages: `fetch` keeps what it is not told to ask anew.
export const fetchCache = 'default-cache';

/** A page that a server renders for whoever is signed in: what it reads must be of now. */
export default async function Read() {
  await headers();
  const client = createCalClient({ apiKey: 'key', baseUrl: `${process.env.UPSTREAM}/v2` });
  const { status } = await client.getBooking('u1');
  return <p>{`status: ${status}`}</p>;
}
