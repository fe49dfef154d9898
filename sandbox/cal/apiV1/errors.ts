/** An error in one of v1's two shapes: `{ message }` of its handlers, `{ error }` of its middleware. */
export class V1Error extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 405,
    readonly body: { message: string } | { error: string },
  ) {
    super('message' in body ? body.message : body.error);
  }
}

export const badRequest = (message: string): V1Error => new V1Error(400, { message });
