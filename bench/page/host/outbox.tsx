import { useCompleteBookAppointment } from 'awell-cal-booking';
import { start, type Place } from './start';

/** Tells of a booking that is kept from an earlier visit, to a clinic that answers at once. */
function Completion({ activityId }: Pick<Place, 'activityId'>) {
  const { status } = useCompleteBookAppointment({
    activityId,
    completeActivity: () => Promise.resolve(),
  });
  return status === 'completed' ? <output>{status}</output> : null;
}

start({ render: ({ activityId }, key) => <Completion key={key} activityId={activityId} /> });
