import { ApolloProvider } from '@apollo/client'
import { HostedPageLayout, ThemeProvider } from '@awell-health/ui-library'
import { useTranslation } from 'next-i18next'
import { useRouter } from 'next/router'
import { useEffect, useMemo, useState } from 'react'
import { ToastContainer } from 'react-toastify'
import {
  HostedSessionContext,
  type HostedSession as Session,
} from '../hooks/useHostedSession'
import { createClient } from '../services/apolloClient'
import { Activities } from './Activities/Activities'

const ACCENT_COLOR = '#6b2fa0'
const MAX_NETWORK_ERRORS = 3

/** Fetches the session's token, which every request sends. */
const useToken = (sessionId: string) => {
  const [isThere, setIsThere] = useState(false)
  useEffect(() => {
    void fetch(`/api/session/${sessionId}`)
      .then((response) => response.json())
      .then(({ token }) => {
        sessionStorage.setItem('accessToken', token)
        setIsThere(true)
      })
  }, [sessionId])
  return isThere
}

const SessionContent = ({ sessionId }: { sessionId: string }) => {
  const { t } = useTranslation()
  const [networkErrors, setNetworkErrors] = useState(0)
  const [status, setStatus] = useState<Session['session']['status']>('ACTIVE')
  const client = useMemo(
    () =>
      createClient({
        onNetworkError: () => setNetworkErrors((count) => count + 1),
        onUnauthorized: () => setStatus('EXPIRED'),
      }),
    []
  )
  const session = useMemo(
    () => ({ session: { id: sessionId, status } }),
    [sessionId, status]
  )

  if (status === 'EXPIRED')
    return <p className="message">{t('session.expired')}</p>
  // This replaces the whole page with everything in it. Retry mounts everything again.
  if (networkErrors >= MAX_NETWORK_ERRORS) {
    return (
      <div className="message" role="alert">
        <p>{t('network.error')}</p>
        <button onClick={() => setNetworkErrors(0)}>
          {t('network.retry')}
        </button>
      </div>
    )
  }
  return (
    <ApolloProvider client={client}>
      <HostedSessionContext.Provider value={session}>
        <Activities />
      </HostedSessionContext.Provider>
    </ApolloProvider>
  )
}

const HostedSession = () => {
  const { t } = useTranslation()
  const { query } = useRouter()
  const sessionId = String(query.sessionId ?? '')
  const hasToken = useToken(sessionId)
  return (
    <div id="error-boundary">
      <ThemeProvider accentColor={ACCENT_COLOR}>
        <HostedPageLayout logo="Riverside Clinic">
          {hasToken ? (
            <SessionContent sessionId={sessionId} />
          ) : (
            <p>{t('loading')}</p>
          )}
        </HostedPageLayout>
      </ThemeProvider>
      <ToastContainer position="bottom-right" autoClose={12000} newestOnTop />
    </div>
  )
}

export default HostedSession
