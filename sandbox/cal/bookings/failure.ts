/** A refusal both the booking page and the API can put in their own words' shape. */
export class BookingFailure extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 409,
    message: string,
    /** What the booking page reads beside the message. */
    readonly data?: object,
  ) {
    super(message);
    this.name = 'BookingFailure';
  }
}

/** A rule of the event type. API v2 answers it as `{ statusCode, message }`, without its envelope. */
export class RuleFailure extends BookingFailure {}
