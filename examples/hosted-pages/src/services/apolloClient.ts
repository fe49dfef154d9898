import {
  ApolloClient,
  from,
  HttpLink,
  InMemoryCache,
  split,
} from '@apollo/client'
import { setContext } from '@apollo/client/link/context'
import { onError } from '@apollo/client/link/error'
import { RetryLink } from '@apollo/client/link/retry'
import { GraphQLWsLink } from '@apollo/client/link/subscriptions'
import { getMainDefinition } from '@apollo/client/utilities'
import { createClient as createSocket } from 'graphql-ws'

const NETWORK_ERROR = /Failed to fetch|NetworkError|Network request failed/

interface Options {
  /** Called for each attempt without any answer. */
  onNetworkError: () => void
  onUnauthorized: () => void
}

const token = () => sessionStorage.getItem('accessToken') ?? ''

/** Receives pushed changes, if it is not blocked. */
const socketLink = () =>
  new GraphQLWsLink(
    createSocket({
      url: process.env.NEXT_PUBLIC_URL_ORCHESTRATION_API_WS ?? '',
      connectionParams: () => ({ authToken: token() }),
    })
  )

/** The order of the links and the retries are as in Hosted Pages. */
export const createClient = ({ onNetworkError, onUnauthorized }: Options) =>
  new ApolloClient({
    cache: new InMemoryCache(),
    link: from([
      setContext((_, { headers }) => ({
        headers: {
          ...headers,
          authorization: `Bearer ${token()}`,
        },
      })),
      new RetryLink({
        delay: { initial: 300, max: 2000, jitter: true },
        // Retries only if there was no answer: an answer with a body is final, whatever its status.
        attempts: {
          max: 3,
          retryIf: (error) => Boolean(error) && !error.result,
        },
      }),
      onError(({ graphQLErrors, networkError }) => {
        if (
          graphQLErrors?.some(
            ({ extensions }) => extensions?.code === 'UNAUTHORIZED'
          )
        ) {
          onUnauthorized()
        }
        if (networkError && NETWORK_ERROR.test(networkError.message))
          onNetworkError()
      }),
      split(
        ({ query }) => {
          const definition = getMainDefinition(query)
          return (
            definition.kind === 'OperationDefinition' &&
            definition.operation === 'subscription'
          )
        },
        socketLink(),
        new HttpLink({ uri: process.env.NEXT_PUBLIC_URL_ORCHESTRATION_API })
      ),
    ]),
  })
