/** A refusal that the booking page and the API each format in their own way. */
export class BookingFailure extends Error {
  constructor(
    readonly status: 400 | 403 | 404 | 409,
    message: string,
    /** Data for the booking page beside the message. */
    readonly data?: object,
  ) {
    super(message);
    this.name = 'BookingFailure';
  }
}

/** A rule of the event type. API v2 answers it as `{ statusCode, message }`, without its envelope. */
export class RuleFailure extends BookingFailure {}
