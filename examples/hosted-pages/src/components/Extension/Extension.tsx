import { useTranslation } from 'next-i18next'
import { useRouter } from 'next/router'
import { useGetExtensionActivityDetailsQuery } from '../../types/generated/types-orchestration'
import { BookAppointmentAction } from './CalDotComExtension/BookAppointmentAction'
import { RemoteExtensionLoader } from './RemoteExtensionLoader'
import { ExtensionKey, type Activity } from './types'

/** Finds the component of an extension's activity: a built-in one, or one of an extension server. */
export const Extension = ({ activity }: { activity: Activity }) => {
  const { t } = useTranslation()
  // Only in this example: `?extensions=remote` shows the federated component instead of the built-in one.
  const isRemote = useRouter().query.extensions === 'remote'
  const { data, error, refetch } = useGetExtensionActivityDetailsQuery({
    variables: { id: activity.object.id },
  })

  if (error) {
    return (
      <div className="message" role="alert">
        <p>{t('activities.checklist.loading_error')}</p>
        <button onClick={() => void refetch()}>{t('network.retry')}</button>
      </div>
    )
  }
  if (!data) return <p>{t('loading')}</p>
  const { record } = data.extensionActivityRecord
  if (isRemote) return <RemoteExtensionLoader activityDetails={record} />
  switch (activity.indirect_object?.id) {
    case ExtensionKey.CAL_DOT_COM:
      return <BookAppointmentAction activityDetails={record} />
    default:
      return <RemoteExtensionLoader activityDetails={record} />
  }
}
