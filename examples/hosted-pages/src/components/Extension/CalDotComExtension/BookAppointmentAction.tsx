import { gql, useApolloClient } from '@apollo/client';
import { useTheme } from '@awell-health/ui-library';
import { BookAppointmentActivity, type ActivityCompletion } from 'awell-cal-booking';
import 'awell-cal-booking/styles.css';
import { useRouter } from 'next/router';
import { useEffect } from 'react';
import { useCompleteExtensionActivity } from '../../../hooks/useCompleteExtensionActivity';
import type { ExtensionActivityRecord } from '../../../types';

interface Props {
  activityDetails: ExtensionActivityRecord;
}

const ACTIVITY_STATUS = gql`
  fragment ActivityStatus on Activity {
    status
  }
`;

export const BookAppointmentAction = ({ activityDetails }: Props) => {
  const { onSubmit } = useCompleteExtensionActivity();
  const { updateLayoutMode, resetLayoutMode } = useTheme();
  const { cache } = useApolloClient();
  const { locale } = useRouter();

  useEffect(() => {
    updateLayoutMode('flexible');
    return () => resetLayoutMode();
  }, []); // eslint-disable-line react-hooks/exhaustive-deps -- both are new on every render

  const isDone = (id: string) => {
    const key = cache.identify({ __typename: 'Activity', id });
    const activity = cache.readFragment<{ status: string }>({ id: key, fragment: ACTIVITY_STATUS });
    return activity?.status === 'DONE';
  };

  const completeActivity = async ({ activityId, dataPoints }: ActivityCompletion) => {
    if (isDone(activityId)) return;
    await onSubmit(activityId, dataPoints);
    // onSubmit resolves whatever happened. A rejection keeps the booking, and tells Awell again.
    if (!isDone(activityId)) throw new Error('Awell has not completed the activity.');
  };

  return (
    <BookAppointmentActivity
      activityDetails={activityDetails}
      completeActivity={completeActivity}
      locale={locale}
    />
  );
};
