import { useState } from 'react';
import { isTimeZone } from './dates';
import { BookedPage } from './BookedPage';
import { BookerPage } from './BookerPage';
import { pageStatus } from './embed';
import { Notice } from './Notice';
import { PaymentPage } from './PaymentPage';
import { ProfilePage } from './ProfilePage';
import { useRoute } from './router';

function initialTimeZone(): string {
  const wanted = new URLSearchParams(window.location.search).get('cal.tz');
  if (wanted && isTimeZone(wanted)) return wanted;
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

export function App() {
  const { segments, query } = useRoute();
  const [timeZone, setTimeZone] = useState(initialTimeZone);
  const [first = '', second = ''] = segments;

  if (pageStatus === 404) return <Notice title="This page does not exist" />;
  if (pageStatus !== 200) return <Notice title="Something went wrong" />;
  if (first === 'booking' && second === 'dry-run-successful') {
    return (
      <Notice title="This was a dry run">No booking was made, and nobody was told of one.</Notice>
    );
  }
  if (first === 'booking') {
    return <BookedPage key={second} uid={second} query={query} timeZone={timeZone} />;
  }
  if (first === 'payment') return <PaymentPage uid={second} query={query} />;
  if (!second) return <ProfilePage />;
  return (
    <BookerPage
      key={`${second} ${query.get('rescheduleUid')}`}
      user={first}
      slug={second}
      query={query}
      timeZone={timeZone}
      onTimeZone={setTimeZone}
    />
  );
}
