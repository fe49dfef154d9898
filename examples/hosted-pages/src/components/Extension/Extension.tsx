import { useQuery } from '@apollo/client';
import { useTranslation } from 'next-i18next';
import { useRouter } from 'next/router';
import { GET_EXTENSION_ACTIVITY } from '../../services/operations';
import type { Activity, ExtensionActivityRecord } from '../../types';
import { BookAppointmentAction } from './CalDotComExtension/BookAppointmentAction';
import { RemoteExtensionLoader } from './RemoteExtensionLoader';

interface Result {
  extensionActivityRecord: { record: ExtensionActivityRecord };
}

/** Finds the component of an extension's activity: one that is built in, or one of an extension server. */
export const Extension = ({ activity }: { activity: Activity }) => {
  const { t } = useTranslation();
  // This example's own: `?extensions=remote` shows the federated component in place of the one that is built in.
  const isRemote = useRouter().query.extensions === 'remote';
  const { data, error, refetch } = useQuery<Result>(GET_EXTENSION_ACTIVITY, {
    variables: { id: activity.object.id },
  });

  if (error) {
    return (
      <div className="message" role="alert">
        <p>{t('activities.checklist.loading_error')}</p>
        <button onClick={() => void refetch()}>{t('network.retry')}</button>
      </div>
    );
  }
  if (!data) return <p>{t('loading')}</p>;
  const { record } = data.extensionActivityRecord;
  if (activity.indirect_object?.id !== 'calDotCom' || isRemote) {
    return <RemoteExtensionLoader activityDetails={record} />;
  }
  return <BookAppointmentAction activityDetails={record} />;
};
