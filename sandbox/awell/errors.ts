import { GraphQLError } from './graphql';

/** An error in Awell's form: HTTP 200, `errors[]`, and a code in `extensions`. */
export function awellError(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, data: { message } } });
}

/** Awell doesn't document its answer to a second completion. This one is our assumption. */
export const ALREADY_COMPLETED = {
  code: 'ACTIVITY_ALREADY_COMPLETED',
  message: 'This activity is already completed.',
} as const;
