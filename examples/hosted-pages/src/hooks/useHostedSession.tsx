import { createContext, useContext } from 'react'

export interface HostedSession {
  session: { id: string; status: 'ACTIVE' | 'EXPIRED' }
}

export const HostedSessionContext = createContext<HostedSession | undefined>(
  undefined
)

export const useHostedSession = (): HostedSession => {
  const session = useContext(HostedSessionContext)
  if (!session)
    throw new Error('useHostedSession must be used within a hosted session')
  return session
}
