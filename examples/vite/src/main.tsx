import { BookAppointment, createAwellClient } from 'awell-cal-booking';
import 'awell-cal-booking/styles.css';
import { createRoot } from 'react-dom/client';

const awell = createAwellClient({ endpoint: '/api/awell' });
const activityId = new URLSearchParams(location.search).get('activity') ?? '';

createRoot(document.getElementById('root')!).render(
  <BookAppointment
    calLink="clinic/intake"
    calOrigin={import.meta.env.VITE_CAL_ORIGIN}
    activityId={activityId}
    completeActivity={awell.completeExtensionActivity}
  />,
);
