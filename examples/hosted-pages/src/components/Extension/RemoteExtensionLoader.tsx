import { createInstance } from '@module-federation/runtime'
import { useTranslation } from 'next-i18next'
import React, { useEffect, useState, type ComponentType } from 'react'
import ReactDOM from 'react-dom'
import { useCompleteExtensionActivity } from '../../hooks/useCompleteExtensionActivity'
import type { ExtensionActivityRecord } from './types'

interface Manifest {
  remoteName: string
  remoteEntryUrl: string
  version: string
  components: Array<{ id: string; expose: string }>
}

interface RemoteComponentProps {
  activityDetails: ExtensionActivityRecord
  onSubmit: (dataPoints: Record<string, unknown>) => void
}

type RemoteComponent = ComponentType<RemoteComponentProps>

const shared = (version: string, lib: () => unknown) => ({
  version,
  lib,
  strategy: 'loaded-first' as const,
  shareConfig: { singleton: true, requiredVersion: false as const },
})

const loadComponent = async (id: string): Promise<RemoteComponent> => {
  const host = process.env.NEXT_PUBLIC_URL_EXTENSIONS
  const response = await fetch(`${host}/v2/components/manifest`, {
    cache: 'no-store',
  })
  const { remoteName, remoteEntryUrl, components }: Manifest =
    await response.json()
  const component = components.find((each) => each.id === id)
  if (!component) throw new Error(`No component ${id}`)

  const instance = createInstance({
    name: 'hostedPages',
    remotes: [{ name: remoteName, entry: new URL(remoteEntryUrl, host).href }],
    shared: {
      react: shared(React.version, () => React),
      'react-dom': shared(ReactDOM.version, () => ReactDOM),
    },
  })
  const remote = await instance.loadRemote<{ default: RemoteComponent }>(
    `${remoteName}/${component.expose.replace('./', '')}`
  )
  if (!remote) throw new Error(`No module for ${id}`)
  return remote.default
}

const loading = new Map<string, Promise<RemoteComponent>>()

interface Props {
  activityDetails: ExtensionActivityRecord
}

/** Shows an extension server's component for an action. It neither retries nor reports errors. */
export const RemoteExtensionLoader = ({ activityDetails }: Props) => {
  const { t } = useTranslation()
  const { onSubmit } = useCompleteExtensionActivity()
  const [component, setComponent] = useState<{
    Remote?: RemoteComponent
    failed?: boolean
  }>({})
  const { activity_id, plugin_key, plugin_action_key } = activityDetails
  const id = `${plugin_key}.${plugin_action_key}`

  useEffect(() => {
    const promise = loading.get(id) ?? loadComponent(id)
    loading.set(id, promise)
    promise.then(
      (Remote) => setComponent({ Remote }),
      () => setComponent({ failed: true })
    )
  }, [id])

  const { Remote, failed } = component
  if (failed)
    return <p role="alert">{t('activities.activity_not_supported')}</p>
  if (!Remote) return <p>{t('loading')}</p>
  return (
    <Remote
      activityDetails={activityDetails}
      onSubmit={(dataPoints) => {
        const pairs = Object.keys(dataPoints).map((key) => ({
          key,
          value: String(dataPoints[key]),
        }))
        void onSubmit(activity_id, pairs)
      }}
    />
  )
}
