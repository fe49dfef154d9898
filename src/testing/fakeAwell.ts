import { BookingError } from '../errors';

/**
 * How completing an activity fails: Awell refuses it (`'refused'`), has completed it with another booking
 * (`'already_completed'`), or completes it but the answer is lost (`'lost'`).
 */
export type CompletionFailure = 'refused' | 'already_completed' | 'lost';

/**
 * The JSON that `createAwellClient` expects from its `endpoint` when it completes an activity. Use it to mock the
 * answer.
 *
 * @param outcome What Awell did. @default 'completed'
 *
 * @example
 * await page.route('**' + '/api/awell', (route) => route.fulfill({ json: awellAnswerFixture() }));
 */
export function awellAnswerFixture(
  outcome: 'completed' | Exclude<CompletionFailure, 'lost'> = 'completed',
): object {
  if (outcome === 'already_completed') {
    const extensions = { code: 'BAD_REQUEST', completedWith: ['another-booking'] };
    return { errors: [{ message: 'Activity is already completed', extensions }], data: null };
  }
  const isDone = outcome === 'completed';
  const activity = isDone ? { id: 'fake-activity-1', status: 'DONE' } : null;
  const code = isDone ? '200' : 'NOT_ALLOWED';
  return { data: { completeExtensionActivity: { code, success: isDone, activity } } };
}

const FAILURES = ['refused', 'already_completed', 'lost'];

export function checkFailure(failure: CompletionFailure): void {
  if (FAILURES.includes(failure)) return;
  throw new BookingError(
    'invalid_input',
    `A completion cannot fail with ${JSON.stringify(failure)}. Pass one of '${FAILURES.join("', '")}'.`,
    { field: 'failure' },
  );
}

/** Whether a request body completes an activity, whoever sends it. */
export const isCompletion = (body: unknown): boolean =>
  typeof body === 'string' && body.includes('completeExtensionActivity');

/** Answers a completion with a failure. @param send Sends the request on. */
export async function answerCompletion(
  failure: CompletionFailure,
  send: () => Promise<Response>,
): Promise<Response> {
  if (failure !== 'lost') return Response.json(awellAnswerFixture(failure));
  await send();
  throw new TypeError('Failed to fetch');
}
