import { ApolloClient, from, HttpLink, InMemoryCache } from '@apollo/client';
import { setContext } from '@apollo/client/link/context';
import { onError } from '@apollo/client/link/error';
import { RetryLink } from '@apollo/client/link/retry';

const NETWORK_ERROR = /Failed to fetch|NetworkError|Network request failed/;

interface Options {
  /** Each attempt that got no answer at all. */
  onNetworkError: () => void;
  onUnauthorized: () => void;
}

/** The order of the links, and what is tried again, are Hosted Pages'. */
export const createClient = ({ onNetworkError, onUnauthorized }: Options) =>
  new ApolloClient({
    cache: new InMemoryCache(),
    link: from([
      setContext((_, { headers }) => ({
        headers: {
          ...headers,
          authorization: `Bearer ${sessionStorage.getItem('accessToken') ?? ''}`,
        },
      })),
      new RetryLink({
        delay: { initial: 300, max: 2000, jitter: true },
        // Only where nothing came back: an answer with a body, whatever its status, is final.
        attempts: { max: 3, retryIf: (error) => Boolean(error) && !error.result },
      }),
      onError(({ graphQLErrors, networkError }) => {
        if (graphQLErrors?.some(({ extensions }) => extensions?.code === 'UNAUTHORIZED')) {
          onUnauthorized();
        }
        if (networkError && NETWORK_ERROR.test(networkError.message)) onNetworkError();
      }),
      new HttpLink({ uri: process.env.NEXT_PUBLIC_URL_ORCHESTRATION_API }),
    ]),
  });
