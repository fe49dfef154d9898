import { expect, it } from 'vitest';
import { problemOf } from '../../src/completion/answer';

const response = (status: number) => new Response(null, { status });

it.each([
  ['nothing', undefined],
  ['a result', { data: { completeExtensionActivity: { success: true } } }],
  ['no errors, as Apollo gives them', { data: {}, errors: undefined, error: undefined }],
  ['an empty list of errors', { errors: [] }],
  ['a Response that is ok', response(200)],
  ['a text', 'done'],
])('this answer counts as accepted: %s', (_case, result) => {
  expect(problemOf(result)).toBeUndefined();
});

it.each([
  ['errors', { data: null, errors: [{ message: 'no' }] }],
  ['an error', { error: new Error('no') }],
  ['success: false', { success: false }],
  ['success: false of the operation', { data: { completeExtensionActivity: { success: false } } }],
  ['errors of the operation', { data: { complete: { errors: ['no'] } } }],
  ['HTTP 408', response(408)],
  ['HTTP 425', response(425)],
  ['HTTP 429', response(429)],
  ['HTTP 500', response(500)],
  ['HTTP 503', response(503)],
])('this answer is retried: %s', (_case, result) => {
  expect(problemOf(result)).toMatchObject({ code: 'completion_failed', recoverable: true });
});

it.each([400, 401, 403, 404, 422])('HTTP %i is a refusal, without a retry', (status) => {
  expect(problemOf(response(status))).toMatchObject({
    code: 'completion_refused',
    recoverable: false,
  });
});
